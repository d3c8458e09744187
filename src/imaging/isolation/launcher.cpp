// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/launcher.h"

#include "imaging/isolation/helperprotocol.h"

#include <QFile>

#include <sys/socket.h>

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <future>
#include <spawn.h>

extern char **environ;

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Descriptors are moved above those of the helper first, so that none overwrites another on its way.
constexpr int AboveHelpers = 16;
/// Where Qt's plugins and the libraries are, when they are not in their usual places.
constexpr const char *Inherited[] = {"QT_PLUGIN_PATH=", "LD_LIBRARY_PATH="};
/// One locale and one time zone, whose files need not be opened later.
constexpr const char *Fixed[] = {"LC_ALL=C.UTF-8", "TZ=UTC0", "QT_NO_GLIB=1"};

std::vector<char *> helperEnvironment()
{
    std::vector<char *> list;
    for (char **variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        for (const char *name : Inherited) {
            if (std::strncmp(*variable, name, std::strlen(name)) == 0)
                list.push_back(*variable);
        }
    }
    for (const char *variable : Fixed)
        list.push_back(const_cast<char *>(variable));
    list.push_back(nullptr);
    return list;
}

/// posix_spawn's two objects with what every helper is started with.
class Recipe
{
public:
    Recipe(int control, int picture, int result)
    {
        ::posix_spawn_file_actions_init(&m_files);
        ::posix_spawn_file_actions_addopen(&m_files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        if (!helper::IsSanitized)
            ::posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&m_files, control, helper::ControlFd);
        ::posix_spawn_file_actions_adddup2(&m_files, picture, helper::PictureFd);
        ::posix_spawn_file_actions_adddup2(&m_files, result, helper::ResultFd);
        ::posix_spawn_file_actions_addclosefrom_np(&m_files, helper::ResultFd + 1);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Recipe()
    {
        ::posix_spawn_file_actions_destroy(&m_files);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Recipe(const Recipe &) = delete;
    Recipe &operator=(const Recipe &) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t *files() const { return &m_files; }
    [[nodiscard]] const posix_spawnattr_t *attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_files = {};
    posix_spawnattr_t m_attributes = {};
};

UniqueFd above(int fd)
{
    return UniqueFd(::fcntl(fd, F_DUPFD_CLOEXEC, AboveHelpers));
}

Error systemError(int number)
{
    const QString why = QString::fromLocal8Bit(std::strerror(number));
    return helperError(why.toLower(), u"errno %1"_s.arg(number));
}

Result<Launched> start(const QString &program, int pictureFd, int resultFd)
{
    std::array<int, 2> ends = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(systemError(errno));
    Launched launched{.pid = -1, .control = UniqueFd(ends[0])};
    const UniqueFd theirEnd(ends[1]);
    const UniqueFd control = above(theirEnd.get());
    const UniqueFd picture = above(pictureFd);
    const UniqueFd result = above(resultFd);
    if (!control || !picture || !result)
        return fail(systemError(errno));
    const Recipe recipe(control.get(), picture.get(), result.get());
    char name[] = "tierdeck-pictures";
    QByteArray argument(helper::Argument);
    const std::array<char *, 3> arguments = {name, argument.data(), nullptr};
    const std::vector<char *> environment = helperEnvironment();
    const int refused = ::posix_spawn(&launched.pid, QFile::encodeName(program).constData(), recipe.files(),
                                      recipe.attributes(), arguments.data(), environment.data());
    if (refused != 0)
        return fail(systemError(refused));
    return launched;
}
} // namespace

Error helperError(const QString &why, const QString &detail)
{
    Error error{.code = ErrorCode::FailedPrecondition,
                .reason = u"image.helper"_s,
                .message = u"The program that decodes pictures in safety cannot be started: %1."_s.arg(why),
                .where = {},
                .remedy = u"Check that the program file is still there and may be run, and that this user may start "
                          "more processes; then start Tierdeck anew."_s};
    error.detail = detail;
    return error;
}

Launcher::Launcher(QString program)
    : m_program(std::move(program))
{
}

Launcher::~Launcher() = default;

void Launcher::serve(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
        const std::function<void()> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

Result<Launched> Launcher::launch(int pictureFd, int resultFd)
{
    std::promise<Result<Launched>> promise;
    std::future<Result<Launched>> launched = promise.get_future();
    {
        const std::lock_guard lock(m_mutex);
        if (!m_thread.joinable())
            m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
        m_jobs.emplace_back([&] { promise.set_value(start(m_program, pictureFd, resultFd)); });
    }
    m_changed.notify_one();
    return launched.get();
}

} // namespace td
