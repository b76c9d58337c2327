-- Submissions, no two alike: bare, with a position, or with a position by persons who are signed in. Arguments: the
-- run's number, "bare", "position" or "person", a file of cookies, one in each line, and the codes to send them for.
local folder = debug.getinfo(1, "S").source:match("@(.*)/")
done = dofile(folder .. "/said.lua")

local threads = 0

function setup(thread)
  thread:set("thread_number", threads)
  threads = threads + 1
end

function init(arguments)
  run = tonumber(arguments[1])
  what = arguments[2]
  cookies = {}
  for cookie in io.lines(arguments[3]) do cookies[#cookies + 1] = cookie end
  codes = { unpack(arguments, 4) }
  sent = 0
end

local position = '"position":{"latitude":30.592831,"longitude":114.305256,"datum":"wgs84","accuracy":35.5,' ..
  '"measured_at":1795160000,"agreed_at":1795160005},'

function request()
  sent = sent + 1
  local body = string.format(
    '{"submission_id":"%08x%08x%016x","code":"%s","catalogue_version":%d,%s"language":"zh-CN","agreed_at":1795160280,' ..
    '"satisfaction":"dissatisfied","situations":["unfair_enforcement","impounded_without_cause"],' ..
    '"statement":"下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已经被拖走，现场没有人告知。"}',
    run, thread_number, sent, codes[math.floor(sent / #cookies) % #codes + 1], what == "bare" and 2 or 3, what == "bare" and "" or position)
  local headers = {
    ["Content-Type"] = "application/json",
    ["Authorization"] = string.format("Bearer %08x%08x%016x", run, thread_number + 100, sent),
  }
  if what == "person" then headers["Cookie"] = cookies[sent % #cookies + 1] end
  return wrk.format("POST", "/api/v1/evaluations", headers, body)
end
