// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before libc into the real program (LD_PRELOAD). Fails calls on files, as a disk or a quota does, and records
// what the program asks of the file system, in order, for the model of a power cut (tests/faults/disklog.h).
//
//   TD_DISK_FAIL=CALL:ERRNO:TEXT   every CALL (write, read, fsync, rename) on a file whose path holds TEXT fails; a
//   negative
//                                  number is a signal that the program sends itself before the call
//   TD_DISK_LOG=FILE               records are appended there
#include "disklog.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <sys/uio.h>
#include <tuple>
#include <unistd.h>

namespace
{

using namespace td::test::disklog;

// Never destroyed: other destructors of the process still write.
std::mutex &gate()
{
    static auto *const mutex = new std::mutex;
    return *mutex;
}

template <typename Function> Function *real(const char *name, Function *)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

int logFile()
{
    static const int fd = [] {
        const char *const path = std::getenv("TD_DISK_LOG");
        static const auto open = real("open", &::open);
        return path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    }();
    return fd;
}

void record(Op op, uint64_t node, uint64_t to, uint64_t offset, const std::string &name, const std::string &toName,
            const void *data = nullptr, size_t size = 0)
{
    static const auto writev = real("writev", &::writev);
    const Header header{Magic, op, node, to, offset, uint32_t(name.size()), uint32_t(toName.size()), uint32_t(size)};
    const iovec parts[]{{const_cast<Header *>(&header), sizeof header},
                        {const_cast<char *>(name.data()), name.size()},
                        {const_cast<char *>(toName.data()), toName.size()},
                        {const_cast<void *>(data), size}};
    std::ignore = writev(logFile(), parts, 4);
}

uint64_t nodeOf(int fd)
{
    struct stat info = {};
    return ::fstat(fd, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)) ? info.st_ino : 0;
}

uint64_t nodeAt(int folder, const char *path)
{
    struct stat info = {};
    return ::fstatat(folder, path, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_ino : 0;
}

struct Place {
    uint64_t folder = 0;
    std::string name;
};

Place placeOf(int folder, const char *path)
{
    const std::string whole = path;
    const size_t slash = whole.rfind('/');
    if (slash == std::string::npos)
        return {nodeAt(folder, "."), whole};
    const std::string parent = slash == 0 ? "/" : whole.substr(0, slash);
    struct stat info = {};
    return {::fstatat(folder, parent.c_str(), &info, 0) == 0 ? info.st_ino : 0, whole.substr(slash + 1)};
}

std::string pathOf(int fd)
{
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = ::readlink(link, path, sizeof path);
    return size > 0 ? std::string(path, size_t(size)) : std::string();
}

/// The errno that this call is to fail with; 0: none.
int failureOf(const char *call, const std::string &path)
{
    static const char *const wanted = std::getenv("TD_DISK_FAIL");
    if (!wanted)
        return 0;
    const std::string text = wanted;
    const size_t first = text.find(':');
    const size_t second = text.find(':', first + 1);
    if (text.substr(0, first) != call || path.find(text.substr(second + 1)) == std::string::npos)
        return 0;
    const int error = std::atoi(text.substr(first + 1, second - first - 1).c_str());
    if (error < 0)
        ::raise(-error);
    return std::max(0, error);
}

bool isToFail(const char *call, int fd)
{
    const int error = nodeOf(fd) ? failureOf(call, pathOf(fd)) : 0;
    if (error)
        errno = error;
    return error != 0;
}

template <typename Call> int openWith(int folder, const char *path, int flags, Call call)
{
    if (logFile() < 0 || !(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE) {
        const int fd = call();
        if (fd >= 0 && logFile() >= 0 && (flags & O_TMPFILE) == O_TMPFILE)
            record(Op::Create, 0, nodeOf(fd), 0, {}, {});
        return fd;
    }
    const std::lock_guard lock(gate());
    const uint64_t before = nodeAt(folder, path);
    const int fd = call();
    if (fd < 0)
        return fd;
    const int saved = errno;
    const Place place = placeOf(folder, path);
    if (before == 0)
        record(Op::Create, place.folder, nodeOf(fd), 0, place.name, {});
    else if (flags & O_TRUNC)
        record(Op::Truncate, nodeOf(fd), 0, 0, {}, {});
    errno = saved;
    return fd;
}

mode_t modeOf(int flags, va_list list)
{
    return flags & (O_CREAT | O_TMPFILE) ? mode_t(va_arg(list, int)) : 0;
}

/// Runs `call` and, when it succeeded, `note`, with nobody between them.
template <typename Call, typename Note> auto recorded(Call call, Note note)
{
    if (logFile() < 0)
        return call();
    const std::lock_guard lock(gate());
    const auto result = call();
    const int saved = errno;
    if (result >= 0)
        note(result);
    errno = saved;
    return result;
}

template <typename Call> ssize_t written(int fd, const void *data, off64_t offset, Call call)
{
    if (isToFail("write", fd))
        return -1;
    return recorded(call, [&](ssize_t size) {
        if (const uint64_t node = nodeOf(fd))
            record(Op::Write, node, 0, uint64_t(offset >= 0 ? offset : ::lseek64(fd, 0, SEEK_CUR) - size), {}, {}, data,
                   size_t(size));
    });
}

template <typename Call> int synced(int fd, Call call)
{
    if (isToFail("fsync", fd))
        return -1;
    return recorded(call, [&](int) { record(Op::Sync, nodeOf(fd), 0, 0, {}, {}); });
}

template <typename Call> int renamed(int from, const char *path, int to, const char *toPath, Call call)
{
    if (const int error = failureOf("rename", toPath)) {
        errno = error;
        return -1;
    }
    const Place source = placeOf(from, path);
    return recorded(call, [&](int) {
        const Place target = placeOf(to, toPath);
        record(Op::Rename, source.folder, target.folder, 0, source.name, target.name);
    });
}

template <typename Call> int linked(int to, const char *toPath, Call call)
{
    if (const int error = failureOf("rename", toPath)) {
        errno = error;
        return -1;
    }
    return recorded(call, [&](int) {
        const Place target = placeOf(to, toPath);
        record(Op::Link, target.folder, nodeAt(to, toPath), 0, target.name, {});
    });
}

template <typename Call> int unlinked(int folder, const char *path, Call call)
{
    const Place place = placeOf(folder, path);
    return recorded(call, [&](int) { record(Op::Unlink, place.folder, 0, 0, place.name, {}); });
}

template <typename Call> int madeFolder(int folder, const char *path, Call call)
{
    return recorded(call, [&](int) {
        const Place place = placeOf(folder, path);
        record(Op::MakeFolder, place.folder, nodeAt(folder, path), 0, place.name, {});
    });
}

} // namespace

#define TD_REAL(name) static const auto call = real(#name, &::name)
#define TD_MODE                                                                                                        \
    va_list list;                                                                                                      \
    va_start(list, flags);                                                                                             \
    const mode_t mode = modeOf(flags, list);                                                                           \
    va_end(list)

extern "C" {
int open(const char *path, int flags, ...)
{
    TD_REAL(open);
    TD_MODE;
    return openWith(AT_FDCWD, path, flags, [&] { return call(path, flags, mode); });
}
int open64(const char *path, int flags, ...)
{
    TD_REAL(open64);
    TD_MODE;
    return openWith(AT_FDCWD, path, flags, [&] { return call(path, flags, mode); });
}
int openat(int folder, const char *path, int flags, ...)
{
    TD_REAL(openat);
    TD_MODE;
    return openWith(folder, path, flags, [&] { return call(folder, path, flags, mode); });
}
int openat64(int folder, const char *path, int flags, ...)
{
    TD_REAL(openat64);
    TD_MODE;
    return openWith(folder, path, flags, [&] { return call(folder, path, flags, mode); });
}
ssize_t write(int fd, const void *data, size_t size)
{
    TD_REAL(write);
    return written(fd, data, -1, [&] { return call(fd, data, size); });
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    TD_REAL(pwrite);
    return written(fd, data, offset, [&] { return call(fd, data, size, offset); });
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    TD_REAL(pwrite64);
    return written(fd, data, offset, [&] { return call(fd, data, size, offset); });
}
ssize_t read(int fd, void *data, size_t size)
{
    TD_REAL(read);
    return isToFail("read", fd) ? -1 : call(fd, data, size);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t offset)
{
    TD_REAL(pread64);
    return isToFail("read", fd) ? -1 : call(fd, data, size, offset);
}
int ftruncate(int fd, off_t size) noexcept
{
    TD_REAL(ftruncate);
    return recorded([&] { return call(fd, size); },
                    [&](int) { record(Op::Truncate, nodeOf(fd), 0, uint64_t(size), {}, {}); });
}
int ftruncate64(int fd, off64_t size) noexcept
{
    TD_REAL(ftruncate64);
    return recorded([&] { return call(fd, size); },
                    [&](int) { record(Op::Truncate, nodeOf(fd), 0, uint64_t(size), {}, {}); });
}
int fsync(int fd)
{
    TD_REAL(fsync);
    return synced(fd, [&] { return call(fd); });
}
int fdatasync(int fd)
{
    TD_REAL(fdatasync);
    return synced(fd, [&] { return call(fd); });
}
int rename(const char *from, const char *to) noexcept
{
    TD_REAL(rename);
    return renamed(AT_FDCWD, from, AT_FDCWD, to, [&] { return call(from, to); });
}
int renameat(int from, const char *path, int to, const char *toPath) noexcept
{
    TD_REAL(renameat);
    return renamed(from, path, to, toPath, [&] { return call(from, path, to, toPath); });
}
int renameat2(int from, const char *path, int to, const char *toPath, unsigned flags) noexcept
{
    TD_REAL(renameat2);
    return renamed(from, path, to, toPath, [&] { return call(from, path, to, toPath, flags); });
}
int link(const char *path, const char *to) noexcept
{
    TD_REAL(link);
    return linked(AT_FDCWD, to, [&] { return call(path, to); });
}
int linkat(int from, const char *path, int to, const char *toPath, int flags) noexcept
{
    TD_REAL(linkat);
    return linked(to, toPath, [&] { return call(from, path, to, toPath, flags); });
}
int unlink(const char *path) noexcept
{
    TD_REAL(unlink);
    return unlinked(AT_FDCWD, path, [&] { return call(path); });
}
int unlinkat(int folder, const char *path, int flags) noexcept
{
    TD_REAL(unlinkat);
    return unlinked(folder, path, [&] { return call(folder, path, flags); });
}
int rmdir(const char *path) noexcept
{
    TD_REAL(rmdir);
    return unlinked(AT_FDCWD, path, [&] { return call(path); });
}
int mkdir(const char *path, mode_t mode) noexcept
{
    TD_REAL(mkdir);
    return madeFolder(AT_FDCWD, path, [&] { return call(path, mode); });
}
int mkdirat(int folder, const char *path, mode_t mode) noexcept
{
    TD_REAL(mkdirat);
    return madeFolder(folder, path, [&] { return call(folder, path, mode); });
}
}
