# Makes the folder DIR anew and runs PROGRAM with it as its argument.
file(REMOVE_RECURSE ${DIR})
file(MAKE_DIRECTORY ${DIR})
execute_process(COMMAND ${PROGRAM} ${DIR} COMMAND_ERROR_IS_FATAL ANY)
