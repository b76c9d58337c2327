-- Submissions, no two alike, as a phone sends them. Arguments: the run's number, the pause of each
-- connection between two requests in ms (0: none), and the codes to send them for.
local folder = debug.getinfo(1, "S").source:match("@(.*)/")
done = dofile(folder .. "/said.lua")

local threads = 0

function setup(thread)
  thread:set("thread_number", threads)
  threads = threads + 1
end

function init(arguments)
  run = tonumber(arguments[1])
  pause_ms = tonumber(arguments[2])
  codes = { unpack(arguments, 3) }
  sent = 0
  math.randomseed(run * 100 + thread_number)
  if pause_ms == 0 then delay = nil end
end

-- Evenly between nothing and twice the pause, so that the connections do not march in step.
function delay() return math.random(0, 2 * pause_ms) end

-- The next one: by a catalogue's version, with more fields, each with its comma, and with a cookie or none.
function submission(code, catalogue_version, fields, cookie)
  local body = string.format(
    '{"submission_id":"%08x%08x%016x","code":"%s","catalogue_version":%d,%s"language":"zh-CN","agreed_at":1795160280,' ..
    '"satisfaction":"dissatisfied","situations":["unfair_enforcement","impounded_without_cause"],' ..
    '"statement":"下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已经被拖走，现场没有人告知。"}',
    run, thread_number, sent, code, catalogue_version, fields)
  return wrk.format("POST", "/api/v1/evaluations", {
    ["Content-Type"] = "application/json",
    ["Authorization"] = string.format("Bearer %08x%08x%016x", run, thread_number + 100, sent),
    ["Cookie"] = cookie,
  }, body)
end

function request()
  sent = sent + 1
  return submission(codes[sent % #codes + 1], 1, "", nil)
end
