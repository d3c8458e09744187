// SPDX-License-Identifier: GPL-3.0-or-later
// A short fuzz run that needs no fuzzer: seeds are pictures made here and the shared collection (TIERDECK_TEST_DATA),
// mutations come from a generator with a fixed seed, so that a failure can be repeated. Coverage guides nothing: this
// holds the line between the long runs of tests/fuzz/run.
//   fuzz_NAME_short [--seconds N]
#include "fuzz/target.h"
#include "imaging/pictures.h"

#include <QColorSpace>
#include <QDirIterator>
#include <QFile>

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <unistd.h>
#include <vector>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype LargestSeed = 64 * 1024;
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

std::vector<QByteArray> seeds()
{
    const QImage photo = test::photoLike({120, 90});
    const QByteArray jpeg = test::encoded(photo, "jpg", 80);
    std::vector<QByteArray> list{jpeg,
                                 test::withExif(jpeg, {.orientation = 6, .gps = true}),
                                 test::withIcc(jpeg, QColorSpace(QColorSpace::DisplayP3).iccProfile(), 3),
                                 test::encoded(photo.convertToFormat(QImage::Format_Grayscale8), "jpg", 50),
                                 test::encoded(photo, "png"),
                                 test::encoded(photo.convertToFormat(QImage::Format_Indexed8), "png"),
                                 test::encoded(photo, "webp", 60),
                                 test::animatedGif({40, 30}, 3, "words"_ba)};
    list.push_back(test::segmentsOf(list[1], 0xe1).first().sliced(6));
    const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
    QStringList paths;
    for (QDirIterator it(root + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
         !root.isEmpty() && it.hasNext();)
        paths.append(it.next());
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (file.size() <= LargestSeed && file.open(QIODevice::ReadOnly))
            list.push_back(file.readAll());
    }
    return list;
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

void tryOut(const QByteArray &input)
{
    current = input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(current.constData()), size_t(current.size()));
}
} // namespace

int main(int argc, char **argv)
{
    const int seconds = argc == 3 && std::strcmp(argv[1], "--seconds") == 0 ? std::atoi(argv[2]) : 5;
    for (const int number : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        std::signal(number, keepInput);
    const std::vector<QByteArray> all = seeds();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    // Every seed as it is, whatever the clock says; then mutations until the time is over.
    for (const QByteArray &seed : all)
        tryOut(seed);
    Mutator mutator;
    qint64 runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs) {
        const size_t seed = mutator.below(all.size());
        tryOut(mutator.mutated(all[seed], all[mutator.below(all.size())]));
    }
    std::printf("%zu seeds, %lld mutations\n", all.size(), static_cast<long long>(runs));
    return runs > 0 ? 0 : 1;
}
