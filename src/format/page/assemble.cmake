# Makes one HTML file of the frame, the style sheet and the parts of the script. The policy in the frame names both by
# their hashes, so that a browser runs no other script, whatever the texts hold.
#     cmake -D FOLDER=… -D OUT=… -P assemble.cmake

cmake_minimum_required(VERSION 3.25)

# The SHA-256 of a text as base64 writes it.
function(hash out text)
  string(SHA256 hex "${text}")
  set(letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(base64)
  string(APPEND hex 0000) # 32 bytes: the last group of three is two bytes and a zero, of which "=" takes the place
  foreach(at RANGE 0 60 6)
    string(SUBSTRING ${hex} ${at} 6 group)
    foreach(shift 18 12 6 0)
      math(EXPR letter "(0x${group} >> ${shift}) & 63")
      string(SUBSTRING ${letters} ${letter} 1 letter)
      string(APPEND base64 ${letter})
    endforeach()
  endforeach()
  string(SUBSTRING ${base64} 0 43 base64)
  set(${out} "${base64}=" PARENT_SCOPE)
endfunction()

function(read out name)
  file(READ ${FOLDER}/${name} text)
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

read(frame page.html)
read(style page.css)
set(script "'use strict';\n")
foreach(part text rows filter keys edit beads save start)
  read(code ${part}.js)
  string(APPEND script "${code}")
endforeach()
set(script "(() => {\n${script}})();\n")
hash(style_hash "${style}")
hash(script_hash "${script}")
string(REPLACE "@STYLE_HASH@" "${style_hash}" frame "${frame}")
string(REPLACE "@SCRIPT_HASH@" "${script_hash}" frame "${frame}")
string(REPLACE "@STYLE@" "${style}" frame "${frame}")
string(REPLACE "@SCRIPT@" "${script}" frame "${frame}")
file(WRITE ${OUT} "${frame}")
