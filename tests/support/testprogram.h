// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

namespace td::test
{

/// Runs one test class; the arguments are Qt Test's. Its value is the exit status.
using TestRun = int (*)(int argc, char **argv);

/// Makes the class of a file known to the program of its folder, which holds the classes of all files there. A static
/// object; TD_TEST and its like make it.
class TestFile
{
public:
    TestFile(const char *path, TestRun run);
};

template<class Test, class Application>
int runTest(int argc, char **argv)
{
    const Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace td::test

/// At the end of tst_name.cpp: `run` is what `test_folder tst_name [arguments of Qt Test]` runs.
#define TD_TEST_RUN(run) TD_TEST_RUN_NUMBERED(run, __COUNTER__)
#define TD_TEST_RUN_NUMBERED(run, number) TD_TEST_RUN_NAMED(run, number)
#define TD_TEST_RUN_NAMED(run, number) static const td::test::TestFile theTestFile##number(__FILE__, run);
#define TD_TEST(Test) TD_TEST_RUN((td::test::runTest<Test, QCoreApplication>))
/// With pictures or fonts, without windows.
#define TD_GUI_TEST(Test) TD_TEST_RUN((td::test::runTest<Test, QGuiApplication>))
#define TD_WINDOW_TEST(Test) TD_TEST_RUN((td::test::runTest<Test, QApplication>))
