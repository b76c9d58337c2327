-- Reads of what is stored, picked by chance. Arguments: "code" or "evaluation", a seed, and the
-- file of samples: code, receipt number and secret in each line.
local folder = debug.getinfo(1, "S").source:match("@(.*)/")
done = dofile(folder .. "/said.lua")

local asked = {}

function init(arguments)
  math.randomseed(tonumber(arguments[2]))
  for sample in io.lines(arguments[3]) do
    local code, receipt, secret = sample:match("^(%S+) (%S+) (%S+)$")
    if arguments[1] == "code" then
      asked[#asked + 1] = wrk.format("GET", "/api/v1/codes/" .. code)
    else
      asked[#asked + 1] = wrk.format("GET", "/api/v1/evaluations/" .. receipt, { Authorization = "Bearer " .. secret })
    end
  end
end

function request() return asked[math.random(#asked)] end
