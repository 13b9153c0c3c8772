# Two commands on a fresh machine: make demo, make check. The build itself is CMake's.
BUILD = build/make
CMAKE_FLAGS =

all: packages-build
	@cmake -S . -B $(BUILD) -G Ninja -DBUILD_TESTING=OFF $(CMAKE_FLAGS) >$(BUILD).log 2>&1 || (cat $(BUILD).log; exit 1)
	@cmake --build $(BUILD)

# Prepares a seed article in a scratch folder and shows what came out.
demo: all
	@sh seeds/demo.sh $(BUILD)/ntrans

check: packages-check
	cmake -S . -B build/check -G Ninja -DCMAKE_BUILD_TYPE=Debug $(CMAKE_FLAGS)
	cmake --build build/check
	ctest --test-dir build/check -j 2 --output-on-failure

bench: all
	cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release $(CMAKE_FLAGS)
	cmake --build build/release
	build/release/tests/bench seeds/*.txt
	build/release/tests/make_text 20 seeds/*.txt glossary/terms/*.tsv >build/release/rich.txt
	build/release/tests/make_glossary 100000 >build/release/many.tsv
	rm -f build/release/many.db*
	build/release/ntrans glossary -g build/release/many.db import build/release/many.tsv
	build/release/tests/bench -m 20 -g build/release/many.db build/release/rich.txt

install: all
	cmake --install $(BUILD)

packages-%:
	@mkdir -p build
	@sh .ci/packages $*

clean:
	rm -rf build

.PHONY: all demo check bench install clean
