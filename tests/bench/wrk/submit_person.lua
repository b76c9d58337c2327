-- Submissions, no two alike: bare, with a position, or with a position by persons who are signed in. Arguments: the
-- run's number, "bare", "position" or "person", a file of cookies, one in each line, and the codes to send them for.
dofile(debug.getinfo(1, "S").source:match("@(.*)/") .. "/submit.lua")
delay = nil

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

-- Each person and code once, so that none amends another.
function request()
  sent = sent + 1
  local code = codes[math.floor(sent / #cookies) % #codes + 1]
  local cookie = what == "person" and cookies[sent % #cookies + 1] or nil
  if what == "bare" then return submission(code, 2, "", cookie) end
  return submission(code, 3, position, cookie)
end
