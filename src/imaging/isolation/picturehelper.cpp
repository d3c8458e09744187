// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/picturehelper.h"

#include "imaging/imaginglab.h"
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/answer.h"
#include "imaging/isolation/confinement.h"
#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/request.h"
#include "imaging/isolation/warmup.h"
#include "imaging/isolation/wire.h"
#include "imaging/screenreader.h"

#include <QCoreApplication>

#include <sys/mman.h>
#include <sys/socket.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int ProtocolExit = 2;

/// Memory of a descriptor, mapped while this lives. Null when that failed.
class Mapping
{
public:
    Mapping(int fd, qint64 size, int protection)
        : m_size(size_t(size))
        , m_at(m_size > 0 ? ::mmap(nullptr, m_size, protection, MAP_SHARED, fd, 0) : MAP_FAILED)
    {
    }
    ~Mapping()
    {
        if (m_at != MAP_FAILED)
            ::munmap(m_at, m_size);
    }
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;

    [[nodiscard]] char *data() const { return m_at == MAP_FAILED ? nullptr : static_cast<char *>(m_at); }

private:
    size_t m_size;
    void *m_at;
};

/// Tells the program that it was memory, where an exception could not be handed on as an error.
[[noreturn]] void onTerminate()
{
    if (const std::exception_ptr pending = std::current_exception()) {
        try {
            std::rethrow_exception(pending);
        } catch (const std::bad_alloc &) {
            ::_exit(helper::MemoryExit);
        } catch (...) {
            std::abort();
        }
    }
    std::abort();
}

void send(const QByteArray &message)
{
    if (::send(helper::ControlFd, message.constData(), size_t(message.size()), MSG_NOSIGNAL) < 0)
        ::_exit(0); // nobody is there to answer
}

QByteArray receive()
{
    QByteArray message(helper::LongestMessage, Qt::Uninitialized);
    ssize_t size = -1;
    do {
        size = ::recv(helper::ControlFd, message.data(), size_t(message.size()), 0);
    } while (size < 0 && errno == EINTR);
    if (size <= 0)
        ::_exit(0);
    message.truncate(size);
    return message;
}

Error noRoom(const QString &name)
{
    return {.code = ErrorCode::ResourceExhausted,
            .reason = u"image.memory"_s,
            .message = u"There is not enough memory for this picture."_s,
            .where = name,
            .remedy = u"Make the picture smaller, and upload it again."_s};
}

/// Puts the answer into the shared memory; the size of its head.
qint64 store(const EncodedAnswer &answer)
{
    const Mapping result(helper::ResultFd, answer.bytes(), PROT_READ | PROT_WRITE);
    if (result.data() == nullptr)
        ::_exit(helper::MemoryExit);
    char *at = result.data();
    std::memcpy(at, answer.head.constData(), size_t(answer.head.size()));
    at += answer.head.size();
    for (const QByteArrayView output : answer.outputs) {
        std::memcpy(at, output.data(), size_t(output.size()));
        at += output.size();
    }
    return answer.head.size();
}

/// One output and nothing else.
PictureAnswer only(ImageOutput output)
{
    PictureAnswer answer;
    answer.image.outputs.append(std::move(output));
    return answer;
}

Result<PictureAnswer> answerTo(const PictureRequest &request, const QByteArray &file, const ImageProcessor &processor)
{
    switch (request.task) {
    case PictureTask::Store: {
        TD_ASSIGN(ProcessedImage image, processor.process(file, request.name, request.policy));
        return PictureAnswer{.image = std::move(image)};
    }
    case PictureTask::Try: {
        TD_ASSIGN(ImageTrial trial, ImagingLab(processor).attempt(file, request.name, request.policy));
        PictureAnswer answer = only(std::move(trial.master));
        answer.similarity = trial.similarity;
        answer.compressedBefore = trial.compressedBefore;
        return answer;
    }
    case PictureTask::Show: {
        TD_ASSIGN(ScreenPicture picture, ScreenReader().read(file, request.name, request.policy.maxSide));
        ImageOutput pixels;
        pixels.variant = variant::Master;
        pixels.size = picture.size;
        pixels.bytes = std::move(picture.pixels);
        return only(std::move(pixels));
    }
    }
    ::_exit(ProtocolExit);
}

void serveOne(const ImageProcessor &processor)
{
    const std::optional<PictureRequest> request = decodeRequest(receive());
    if (!request)
        ::_exit(ProtocolExit);
    const Mapping picture(helper::PictureFd, request->fileBytes, PROT_READ);
    if (picture.data() == nullptr && request->fileBytes > 0)
        ::_exit(helper::MemoryExit);
    const QByteArray file = QByteArray::fromRawData(picture.data(), request->fileBytes);
    Result<PictureAnswer> given = answerTo(*request, file, processor);
    EncodedAnswer answer = encodeAnswer(given, file);
    if (answer.bytes() > helper::ResultBytes || answer.head.size() > LongestHead) {
        given = fail(noRoom(request->name));
        answer = encodeAnswer(given, file);
    }
    WireWriter done;
    done.number(store(answer));
    send(done.take());
}

bool wasStartedByTheProgram()
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(helper::ControlFd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

[[noreturn]] void serve(int argc, char **argv, const ProcessorMaker &make)
{
    confinement::begin();
    std::set_terminate(onTerminate);
    const QCoreApplication application(argc, argv);
    const std::unique_ptr<ImageProcessor> processor = make();
    warmUp(*processor);
    const confinement::Outcome confined = confinement::close();
    WireWriter ready;
    ready.number(qint64(confined.filter));
    ready.number(confined.error);
    send(ready.take());
    while (true)
        serveOne(*processor);
}
} // namespace

std::unique_ptr<ImageProcessor> defaultProcessor()
{
    return std::make_unique<ImagingProcessor>();
}

std::optional<int> runAsPictureHelper(int argc, char **argv, const ProcessorMaker &make)
{
    if (argc != 2 || std::strcmp(argv[1], helper::Argument) != 0)
        return std::nullopt;
    if (!wasStartedByTheProgram()) {
        std::fputs("This option is for the program itself.\n", stderr);
        return ProtocolExit;
    }
    serve(argc, argv, make);
}

} // namespace td
