# Output formats: a hand-made bitext and the seed articles in every format, then compared with golden files, read back,
# validated, and read by the programs that translators use. Included by CMakeLists.txt where there is Python 3.
add_executable(sample support/sample.c)
target_include_directories(sample PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(sample PRIVATE libntrans PkgConfig::DEPENDENCIES Threads::Threads)

set(FORMATS_DIR ${CMAKE_CURRENT_BINARY_DIR}/formats)
set(CONSUMERS_DIR ${CMAKE_SOURCE_DIR}/build/consumers CACHE PATH "Where support/install_consumers.sh puts npm packages")
# The schemas stand beside the project, or beside the folder of its worktrees.
find_path(NTRANS_SCHEMAS xliff-1.2/xliff-core-1.2-strict.xsd NO_DEFAULT_PATH
  PATHS ${CMAKE_SOURCE_DIR}/../shared/schemas ${CMAKE_SOURCE_DIR}/../../shared/schemas)

set(FORMATS_PYTHON ${Python3_EXECUTABLE} -B)
add_test(NAME formats.write COMMAND ${CMAKE_COMMAND} -D DIR=${FORMATS_DIR}/sample -D PROGRAM=$<TARGET_FILE:sample>
  -P ${CMAKE_CURRENT_SOURCE_DIR}/support/run_in_fresh.cmake)
set_tests_properties(formats.write PROPERTIES FIXTURES_SETUP sample)

function(add_formats_test name)
  add_test(NAME ${name} COMMAND ${FORMATS_PYTHON} ${ARGN})
  set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED sample SKIP_RETURN_CODE 77)
endfunction()

foreach(suffix xlf xliff2.xlf tmx tsv jsonl)
  list(APPEND SAMPLE_FILES ${FORMATS_DIR}/sample/sample.nl-en.${suffix})
endforeach()
add_formats_test(formats.golden ${CMAKE_CURRENT_SOURCE_DIR}/support/same_files.py
  ${CMAKE_CURRENT_SOURCE_DIR}/golden/formats ${SAMPLE_FILES})
add_formats_test(formats.readback ${CMAKE_CURRENT_SOURCE_DIR}/support/readback.py --same ${SAMPLE_FILES})
add_formats_test(formats.schemas ${CMAKE_CURRENT_SOURCE_DIR}/support/validate.py "${NTRANS_SCHEMAS}" ${SAMPLE_FILES})

foreach(consumer translate_toolkit omegat npm_xliff)
  add_formats_test(consumers.${consumer} ${CMAKE_CURRENT_SOURCE_DIR}/consumers/${consumer}.py
    ${CONSUMERS_DIR} ${SAMPLE_FILES})
  set_tests_properties(consumers.${consumer} PROPERTIES LABELS "consumers;slow" TIMEOUT 300)
endforeach()
