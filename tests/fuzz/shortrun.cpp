// SPDX-License-Identifier: GPL-3.0-or-later
// A short fuzz run that needs no fuzzer: mutations of the target's seeds come from a generator that always begins with
// the same number, so that a failure can be repeated. Coverage guides nothing: this holds the line between the long
// runs of tests/fuzz/run.
//   fuzz_short TARGET [--seconds N | --write FOLDER]     the second writes the seeds, for the long run
#include "fuzz/target.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <unistd.h>
#include <vector>

using namespace td::fuzz;
using namespace Qt::StringLiterals;

namespace
{
constexpr char CrashFile[] = "fuzz-crash.bin";
QByteArray current; // what is tried now, for the handler of a crash

void keepInput(int number)
{
    const int file = ::open(CrashFile, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0 && ::write(file, current.constData(), size_t(current.size())) >= 0)
        ::close(file);
    constexpr char words[] = "the input is in fuzz-crash.bin\n";
    (void)!::write(STDERR_FILENO, words, sizeof words - 1);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

class Mutator
{
public:
    QByteArray mutated(QByteArray bytes, const QByteArray &other)
    {
        for (auto rounds = 1 + below(6); rounds > 0 && !bytes.isEmpty(); --rounds)
            change(bytes, other);
        return bytes;
    }
    size_t below(size_t limit) { return limit == 0 ? 0 : size_t(m_random() % limit); }

private:
    void change(QByteArray &bytes, const QByteArray &other)
    {
        const auto at = qsizetype(below(size_t(bytes.size())));
        const auto length = qsizetype(1 + below(size_t(std::min<qsizetype>(64, bytes.size() - at))));
        switch (below(7)) {
        case 0:
            bytes[at] = char(quint8(bytes[at]) ^ (1U << below(8)));
            break;
        case 1:
            bytes[at] = char(m_random());
            break;
        case 2: { // sizes and counts like to be at their limits
            static constexpr char limits[] = {'\0', '\1', '\x7f', '\x80', '\xfe', '\xff'};
            for (qsizetype i = 0; i < std::min<qsizetype>(4, bytes.size() - at); ++i)
                bytes[at + i] = limits[below(sizeof limits)];
            break;
        }
        case 3:
            bytes.remove(at, length);
            break;
        case 4:
            bytes.insert(at, bytes.mid(qsizetype(below(size_t(bytes.size()))), length));
            break;
        case 5:
            if (!other.isEmpty())
                bytes.insert(at, other.mid(qsizetype(below(size_t(other.size()))), length));
            break;
        default:
            bytes.truncate(at + 1);
            break;
        }
    }

    std::mt19937 m_random{20251};
};

std::vector<Target> &targets()
{
    static std::vector<Target> all;
    return all;
}

void tryOut(const Target &target, const QByteArray &input)
{
    current = input;
    target.tryOut(current);
}
int writeInto(const QString &folder, const std::vector<QByteArray> &all)
{
    for (size_t i = 0; i < all.size(); ++i) {
        QFile file(folder + u"/seed-"_s + QString::number(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(all[i]) != all[i].size())
            return 1;
    }
    return 0;
}
} // namespace

bool td::fuzz::add(const Target &target)
{
    targets().push_back(target);
    return true;
}

int main(int argc, char **argv)
{
    const auto isNamed = [&](const Target &target) { return argc > 1 && std::strcmp(argv[1], target.name) == 0; };
    const auto target = std::ranges::find_if(targets(), isNamed);
    if (target == targets().end()) {
        std::fprintf(stderr, "usage: fuzz_short TARGET [--seconds N | --write FOLDER]\n");
        return 2;
    }
    const std::vector<QByteArray> all = target->seeds();
    if (argc == 4 && std::strcmp(argv[2], "--write") == 0)
        return writeInto(QString::fromLocal8Bit(argv[3]), all);
    const int seconds = argc == 4 && std::strcmp(argv[2], "--seconds") == 0 ? std::atoi(argv[3]) : 5;
    for (const int number : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        std::signal(number, keepInput);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    // Every seed as it is, whatever the clock says; then mutations until the time is over.
    for (const QByteArray &seed : all)
        tryOut(*target, seed);
    Mutator mutator;
    qint64 runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs) {
        const size_t seed = mutator.below(all.size());
        tryOut(*target, mutator.mutated(all[seed], all[mutator.below(all.size())]));
    }
    std::printf("%zu seeds, %lld mutations\n", all.size(), static_cast<long long>(runs));
    return runs > 0 ? 0 : 1;
}
