// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace
{

std::map<std::string, td::test::TestRun> &testFiles()
{
    static std::map<std::string, td::test::TestRun> files;
    return files;
}

} // namespace

td::test::TestFile::TestFile(const char *path, TestRun run)
{
    testFiles().insert_or_assign(std::filesystem::path(path).stem().string(), run);
}

int main(int argc, char **argv)
{
    const auto found = argc > 1 ? testFiles().find(argv[1]) : testFiles().end();
    if (found == testFiles().end()) {
        std::fputs("Name one of these test files:\n", stderr);
        for (const auto &[name, run] : testFiles())
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    // The application takes its name from here, and with it its folders: several run at once.
    return found->second(argc - 1, argv + 1);
}
