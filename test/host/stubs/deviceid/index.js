// Replaces a native module: every test host is the same device.
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';
