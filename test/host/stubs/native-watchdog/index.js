// Replaces a native module: the extension host ends itself once the server that started it is gone.
exports.start = (parent) => {
  const timer = setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 2000);
  timer.unref();
};
