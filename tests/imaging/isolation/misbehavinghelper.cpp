// SPDX-License-Identifier: GPL-3.0-or-later
// A picture helper that does what the "picture" says: crash, hang, eat memory, try to get out, lie. Others it
// processes.
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/answer.h"
#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/picturehelper.h"
#include "imaging/isolation/wire.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <map>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

Result<ProcessedImage> outcome(bool refused)
{
    return refused ? fail(ErrorCode::InvalidArgument, u"image.refused"_s, u"The system refused it."_s)
                   : fail(ErrorCode::Internal, u"image.got_out"_s, u"The system let it."_s);
}

[[noreturn]] void endlessly(const std::function<void()> &what)
{
    while (true)
        what();
}

void eatMemory()
{
    static std::vector<std::unique_ptr<char[]>> eaten;
    constexpr size_t bite = size_t(16) << 20;
    endlessly([] {
        eaten.push_back(std::make_unique<char[]>(bite));
        std::memset(eaten.back().get(), 1, bite);
    });
}

void say(const QByteArray &message)
{
    [[maybe_unused]] const ssize_t sent =
        ::send(helper::ControlFd, message.constData(), size_t(message.size()), MSG_NOSIGNAL);
}

void put(const QByteArray &bytes)
{
    void *at = ::mmap(nullptr, size_t(bytes.size()), PROT_READ | PROT_WRITE, MAP_SHARED, helper::ResultFd, 0);
    std::memcpy(at, bytes.constData(), size_t(bytes.size()));
    ::munmap(at, size_t(bytes.size()));
}

QByteArray number(qint64 value)
{
    WireWriter out;
    out.number(value);
    return out.take();
}

/// Answers in the place of the program that should, and waits to be ended.
void lie(const QByteArray &result, const QByteArray &message)
{
    if (!result.isEmpty())
        put(result);
    say(message);
    endlessly([] { std::this_thread::sleep_for(std::chrono::hours(1)); });
}

/// A well-formed answer with another master than was made.
QByteArray answerWith(const ImageOutput &master)
{
    PictureAnswer answer;
    answer.image.outputs.append(master);
    const Result<PictureAnswer> given = answer;
    const EncodedAnswer encoded = encodeAnswer(given, {});
    return encoded.head + master.bytes;
}

void beSlow()
{
    ::prctl(PR_SET_NAME, "slow", 0, 0, 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    ::prctl(PR_SET_NAME, "idle", 0, 0, 0);
}

using Deed = std::function<Result<ProcessedImage>()>;

Deed fatal(std::function<void()> what)
{
    return [what = std::move(what)] {
        what();
        return outcome(false);
    };
}

std::map<QByteArray, Deed> ends()
{
    return {{"segv", fatal([] { ::raise(SIGSEGV); })},
            {"wild", fatal([] { *reinterpret_cast<volatile int *>(std::uintptr_t(8)) = 1; })},
            {"abort", fatal([] { std::abort(); })},
            {"throw", fatal([] { throw std::runtime_error("nobody catches this"); })},
            {"exit", fatal([] { ::_exit(3); })},
            {"hang", fatal([] { endlessly([] { std::this_thread::sleep_for(std::chrono::hours(1)); }); })},
            {"spin", fatal([] {
                 volatile unsigned turns = 0;
                 endlessly([&turns] { turns = turns + 1; });
             })},
            {"bomb", fatal(eatMemory)}};
}

std::map<QByteArray, Deed> escapes()
{
    return {{"open", [] { return outcome(::open("/etc/passwd", O_RDONLY) < 0); }},
            {"create", [] { return outcome(::open("/tmp/tierdeck-escape", O_WRONLY | O_CREAT, 0600) < 0); }},
            {"execmemory",
             [] {
                 return outcome(::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                                MAP_FAILED);
             }},
            {"writepicture",
             [] {
                 return outcome(::pwrite(helper::PictureFd, "x", 1, 0) < 0 &&
                                ::mmap(nullptr, 4096, PROT_WRITE, MAP_SHARED, helper::PictureFd, 0) == MAP_FAILED);
             }},
            {"socket", fatal([] { ::socket(AF_INET, SOCK_STREAM, 0); })},
            {"exec", fatal([] { ::execl("/bin/true", "true", nullptr); })},
            {"fork", fatal([] { ::fork(); })},
            {"kill", fatal([] { ::kill(::getppid(), SIGUSR1); })},
            {"thread", [] {
                 bool ran = false;
                 std::thread([&ran] { ran = true; }).join();
                 return outcome(ran);
             }}};
}

std::map<QByteArray, Deed> lies()
{
    const ImageOutput text{.variant = variant::Master,
                           .bytes = "this is no JPEG",
                           .mimeType = u"image/jpeg"_s,
                           .extension = u"jpg"_s,
                           .size = {10, 10}};
    ImageOutput path = text;
    path.bytes = "\xff\xd8\xff\xe0 hardly a picture";
    path.extension = u"../../sh"_s;
    ImageOutput stranger = path;
    stranger.extension = u"jpg"_s;
    stranger.variant = u"telegram"_s;
    const auto headed = [](const QByteArray &answer) {
        return fatal([answer] { lie(answer, number(answer.size())); });
    };
    const auto master = [](const ImageOutput &output) {
        return fatal([output] {
            const QByteArray whole = answerWith(output);
            lie(whole, number(whole.size() - output.bytes.size()));
        });
    };
    return {{"junk", fatal([] { lie({}, "junk"); })},
            {"long", fatal([] { lie({}, QByteArray(100'000, 'x')); })},
            {"huge", fatal([] { lie({}, number(LongestHead + 1)); })},
            {"negative", fatal([] { lie({}, number(-5)); })},
            {"zeros", headed(QByteArray(1000, '\0'))},
            {"ones", headed(QByteArray(1000, '\xff'))},
            {"text", master(text)},
            {"path", master(path)},
            {"stranger", master(stranger)},
            {"closed", fatal([] {
                 ::close(helper::ControlFd);
                 endlessly([] { std::this_thread::sleep_for(std::chrono::hours(1)); });
             })},
            {"echo", [] {
                 say(number(8));
                 return outcome(true);
             }}};
}

class Misbehaving final : public ImageProcessor
{
public:
    Misbehaving()
    {
        for (auto &deeds : {ends(), escapes(), lies()})
            m_deeds.insert(deeds.begin(), deeds.end());
    }
    [[nodiscard]] Result<ProcessedImage> process(const QByteArray &file, const QString &name,
                                                 const ImagePolicy &policy) const override
    {
        if (file.startsWith("do:")) {
            const auto deed = m_deeds.find(file.sliced(3));
            return deed == m_deeds.end() ? outcome(false) : deed->second();
        }
        if (name == "slow"_L1)
            beSlow();
        return m_processor.process(file, name, policy);
    }

private:
    ImagingProcessor m_processor;
    std::map<QByteArray, Deed> m_deeds;
};

} // namespace

int main(int argc, char **argv)
{
    const std::optional<int> status = runAsPictureHelper(argc, argv, [] { return std::make_unique<Misbehaving>(); });
    return status.value_or(1);
}
