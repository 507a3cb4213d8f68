-- Run in a headless Neovim that has the lines of docs/editors.md: does what a user does, and prints what came of it.
local function wait(what, is_there)
  if not vim.wait(20000, is_there, 20) then
    io.stderr:write('waited in vain for ' .. what .. '\n')
    vim.cmd('cquit')
  end
end

local function codes()
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code
  end, vim.diagnostic.get(0))
end

local function ask(method, params)
  local _, answer = next(vim.lsp.buf_request_sync(0, method, params, 20000) or {})
  return answer and answer.result
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.MANIFEST))
wait('findings', function()
  return vim.tbl_contains(codes(), 'value-invalid')
end)
vim.api.nvim_win_set_cursor(0, { 5, 10 })
local place = vim.lsp.util.make_position_params()
local range = vim.lsp.util.make_range_params()
range.context = { diagnostics = {}, only = { 'quickfix' } }
local result = {
  hover = ask('textDocument/hover', place).contents.value,
  completions = vim.tbl_map(function(item)
    return item.label
  end, ask('textDocument/completion', place)),
}
for _, action in ipairs(ask('textDocument/codeAction', range)) do
  if action.title == 'Change to pilot' then
    vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  end
end
wait('the finding to go', function()
  return not vim.tbl_contains(codes(), 'value-invalid')
end)
result.line = vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]
io.stdout:write(vim.json.encode(result) .. '\n')
vim.cmd('qa!')
