# Output formats: a hand-made bitext and real articles in every format, then compared with golden files, read back,
# validated, and read by the programs that translators use. Included by CMakeLists.txt where there is Python 3.
add_executable(sample support/sample.c)
target_include_directories(sample PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(sample PRIVATE libntrans PkgConfig::DEPENDENCIES Threads::Threads)

set(CONSUMERS_DIR ${CMAKE_SOURCE_DIR}/build/consumers CACHE PATH "Where support/install_consumers.sh puts npm packages")
# The schemas stand beside the project, or beside the folder of its worktrees.
find_path(NTRANS_SCHEMAS xliff-1.2/xliff-core-1.2-strict.xsd NO_DEFAULT_PATH
  PATHS ${CMAKE_SOURCE_DIR}/../shared/schemas ${CMAKE_SOURCE_DIR}/../../shared/schemas)

# A test that makes files for others: FOLDER, files to copy there, "--", and the command to run in it.
function(add_files_test name)
  add_test(NAME ${name} COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/support/in_fresh.sh ${ARGN})
  set_tests_properties(${name} PROPERTIES FIXTURES_SETUP ${name})
endfunction()

# A test of files that another made.
function(add_format_test name fixture)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${ARGN})
  set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED ${fixture} SKIP_RETURN_CODE 77)
endfunction()

set(SAMPLE_DIR ${CMAKE_CURRENT_BINARY_DIR}/formats/sample)
add_files_test(formats.sample ${SAMPLE_DIR} -- $<TARGET_FILE:sample> .)
foreach(suffix xlf xliff2.xlf tmx tsv csv po jsonl)
  list(APPEND SAMPLE_FILES ${SAMPLE_DIR}/sample.nl-en.${suffix})
endforeach()
list(APPEND SAMPLE_FILES ${SAMPLE_DIR}/annotated.nl-en.xlf)
add_format_test(formats.golden formats.sample ${CMAKE_CURRENT_SOURCE_DIR}/support/same_files.py
  ${CMAKE_CURRENT_SOURCE_DIR}/golden/formats ${SAMPLE_FILES})

# The review page: its rows as a golden file (style sheet and script change more often), and all of it in a browser.
add_test(NAME formats.page-rows COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/support/page_rows.py
  ${SAMPLE_DIR}/sample.nl-en.html)
set_tests_properties(formats.page-rows PROPERTIES FIXTURES_REQUIRED formats.sample FIXTURES_SETUP formats.page-rows)
add_format_test(formats.golden-page formats.page-rows ${CMAKE_CURRENT_SOURCE_DIR}/support/same_files.py
  ${CMAKE_CURRENT_SOURCE_DIR}/golden/formats ${SAMPLE_DIR}/sample.nl-en.rows.html)
add_format_test(consumers.review-page formats.sample ${CMAKE_CURRENT_SOURCE_DIR}/consumers/review_page.py
  $<TARGET_FILE:ntrans> ${SAMPLE_DIR} "${NTRANS_SCHEMAS}" ${CMAKE_SOURCE_DIR}/seeds)
set_tests_properties(consumers.review-page PROPERTIES LABELS "consumers;slow" TIMEOUT 300)

set(PREP_DIR ${CMAKE_CURRENT_BINARY_DIR}/formats/prep)
file(GLOB ARTICLES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/seeds/*.txt consumers/*.txt)
foreach(article ${ARTICLES})
  get_filename_component(name ${article} NAME)
  get_filename_component(stem ${article} NAME_WE)
  list(APPEND ARTICLE_NAMES ${name})
  foreach(suffix xlf xliff2.xlf tmx tsv csv po jsonl)
    list(APPEND PREP_FILES ${PREP_DIR}/${stem}.nl-en.${suffix})
  endforeach()
endforeach()
add_files_test(formats.prep ${PREP_DIR} ${ARTICLES} -- $<TARGET_FILE:ntrans> prep --quiet --glossary glossary.db
  --to xliff --to xliff2 --to tmx --to tsv --to csv --to po --to jsonl
  ${ARTICLE_NAMES})

foreach(kind sample prep)
  string(TOUPPER ${kind} list)
  set(files ${${list}_FILES})
  add_format_test(formats.readback-${kind} formats.${kind}
    ${CMAKE_CURRENT_SOURCE_DIR}/support/readback.py --same ${files})
  add_format_test(formats.schemas-${kind} formats.${kind}
    ${CMAKE_CURRENT_SOURCE_DIR}/support/validate.py "${NTRANS_SCHEMAS}" ${files})
  foreach(consumer translate_toolkit omegat npm_xliff)
    add_format_test(consumers.${consumer}-${kind} formats.${kind}
      ${CMAKE_CURRENT_SOURCE_DIR}/consumers/${consumer}.py ${CONSUMERS_DIR} ${files})
    set_tests_properties(consumers.${consumer}-${kind} PROPERTIES LABELS "consumers;slow" TIMEOUT 300)
  endforeach()
endforeach()

# Glossaries in every format: schemas, and the programs that they are for.
set(GLOSSARY_DIR ${CMAKE_CURRENT_BINARY_DIR}/formats/glossary)
add_files_test(formats.glossary ${GLOSSARY_DIR} -- sh ${CMAKE_CURRENT_SOURCE_DIR}/support/export_glossary.sh
  $<TARGET_FILE:ntrans>)
add_format_test(formats.schemas-glossary formats.glossary ${CMAKE_CURRENT_SOURCE_DIR}/support/validate.py
  "${NTRANS_SCHEMAS}" ${GLOSSARY_DIR}/all.tbx ${GLOSSARY_DIR}/names.tbx ${GLOSSARY_DIR}/all.tmx
  ${GLOSSARY_DIR}/all.xliff2.xlf)
add_format_test(formats.schemas-tbx3 formats.glossary ${CMAKE_CURRENT_SOURCE_DIR}/support/validate.py
  ${CMAKE_CURRENT_SOURCE_DIR}/schemas ${GLOSSARY_DIR}/all.tbx3 ${GLOSSARY_DIR}/names.tbx3 ${GLOSSARY_DIR}/all.dct
  ${GLOSSARY_DIR}/names.dct)
foreach(consumer toolkit omegat libreoffice)
  add_format_test(consumers.glossary-${consumer} formats.glossary
    ${CMAKE_CURRENT_SOURCE_DIR}/consumers/glossary.py ${consumer} ${GLOSSARY_DIR})
  set_tests_properties(consumers.glossary-${consumer} PROPERTIES LABELS "consumers;slow" TIMEOUT 300)
endforeach()

# Documents as LibreOffice saves them: in, out, back.
add_test(NAME consumers.office COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/consumers/office.py
  $<TARGET_FILE:ntrans> ${CMAKE_SOURCE_DIR}/seeds/gemeente.txt)
set_tests_properties(consumers.office PROPERTIES SKIP_RETURN_CODE 77 LABELS "consumers;slow" TIMEOUT 300)

# A translation memory as TMX, and proposals out of it in both XLIFFs.
set(MEMORY_DIR ${CMAKE_CURRENT_BINARY_DIR}/formats/memory)
add_files_test(formats.memory ${MEMORY_DIR} -- sh ${CMAKE_CURRENT_SOURCE_DIR}/support/export_memory.sh
  $<TARGET_FILE:ntrans>)
set(MEMORY_FILES ${MEMORY_DIR}/memory.tmx ${MEMORY_DIR}/nieuw.nl-en.xlf ${MEMORY_DIR}/taken.nl-en.xlf)
add_format_test(formats.schemas-memory formats.memory ${CMAKE_CURRENT_SOURCE_DIR}/support/validate.py
  "${NTRANS_SCHEMAS}" ${MEMORY_FILES} ${MEMORY_DIR}/nieuw.nl-en.xliff2.xlf ${MEMORY_DIR}/taken.nl-en.xliff2.xlf)
add_format_test(consumers.omegat-memory formats.memory ${CMAKE_CURRENT_SOURCE_DIR}/consumers/omegat.py
  ${CONSUMERS_DIR} ${MEMORY_FILES})
set_tests_properties(consumers.omegat-memory PROPERTIES LABELS "consumers;slow" TIMEOUT 300)

# Files that other tools write.
add_test(NAME consumers.foreign-files COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/consumers/foreign_files.py
  $<TARGET_FILE:ntrans> ${CONSUMERS_DIR})
set_tests_properties(consumers.foreign-files PROPERTIES LABELS "consumers;slow" SKIP_RETURN_CODE 77 TIMEOUT 300)

# A real engine: out, through it, and back.
add_test(NAME consumers.apertium COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/consumers/apertium.py
  $<TARGET_FILE:ntrans> ${ARTICLES})
set_tests_properties(consumers.apertium PROPERTIES LABELS "consumers;slow" SKIP_RETURN_CODE 77 TIMEOUT 300)
