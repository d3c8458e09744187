// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients at once on the HTTP service of a fresh profile: each uploads pictures, reads them back and looks at
// lists.
//   bench-http [--clients 200] [--seconds 60] [--cli PATH]
// Prints errors, photos lost, rates, latencies and the peak memory of the service.
#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>

#include <array>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace
{

using Clock = std::chrono::steady_clock;

struct Reply {
    int status = 0; ///< 0: the connection failed
    QByteArray body;
};

/// One connection that is kept as long as it works.
class Client
{
public:
    Client(quint16 port, QByteArray token)
        : m_port(port)
        , m_token(std::move(token))
    {
    }
    ~Client() { close(); }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    Reply ask(const QByteArray &method, const QByteArray &target, const QByteArray &type = {},
              const QByteArray &body = {})
    {
        QByteArray head =
            method + ' ' + target + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + m_token + "\r\n";
        if (!body.isEmpty())
            head += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!open() || !send(head + "\r\n" + body))
            return failed();
        return read();
    }

private:
    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    Reply failed()
    {
        close();
        return {};
    }
    bool open()
    {
        if (m_socket >= 0)
            return true;
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    bool send(const QByteArray &bytes)
    {
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t n = ::send(m_socket, bytes.constData() + at, std::size_t(bytes.size() - at), MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            at += n;
        }
        return true;
    }
    Reply read()
    {
        static const QRegularExpression length(u"\r\nContent-Length: (\\d+)\r\n"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        QByteArray all;
        qsizetype end = -1;
        qsizetype wanted = -1;
        std::array<char, 65536> buffer{};
        while (wanted < 0 || all.size() < wanted) {
            const ssize_t n = ::recv(m_socket, buffer.data(), buffer.size(), 0);
            if (n <= 0)
                return failed();
            all.append(buffer.data(), n);
            if (end < 0 && (end = all.indexOf("\r\n\r\n")) >= 0)
                wanted = end + 4 + length.match(QString::fromLatin1(all.first(end + 4))).captured(1).toLongLong();
        }
        return {all.mid(9, 3).toInt(), all.mid(end + 4)};
    }

    const quint16 m_port;
    const QByteArray m_token;
    int m_socket = -1;
};

/// What all clients saw, by kind of request.
struct Sums {
    std::mutex mutex;
    QMap<QString, std::vector<double>> seconds;
    QMap<QString, int> wrong;       ///< "upload 503"
    QMap<QString, QString> masters; ///< photo -> SHA-256 as the upload's answer said
    qint64 bytesIn = 0, bytesOut = 0;

    void add(const QString &kind, int status, int expected, Clock::time_point since)
    {
        const double took = std::chrono::duration<double>(Clock::now() - since).count();
        const std::lock_guard lock(mutex);
        seconds[kind].push_back(took);
        if (status != expected)
            ++wrong[u"%1 %2"_s.arg(kind).arg(status)];
    }
};

QByteArray pictureOf(quint32 seed, int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(seed);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const int noise = int(random.bounded(24u));
            line[x] = qRgb((x * 255 / width + noise) % 256, (y * 255 / height + int(seed) * 37) % 256, noise * 9);
        }
    }
    QBuffer buffer;
    image.save(&buffer, "JPEG", 92);
    return buffer.data();
}

/// The same picture as a file that nobody has seen: with a comment.
QByteArray fresh(const QByteArray &jpeg, const QByteArray &words)
{
    const int size = int(words.size()) + 2;
    return jpeg.first(2) + QByteArray("\xff\xfe") + char(size >> 8) + char(size & 0xff) + words + jpeg.sliced(2);
}

void work(Client &client, int number, const QList<QByteArray> &pictures, Clock::time_point end, Sums &sums)
{
    const QByteArray boundary = "bench-boundary-2026";
    for (int round = 0; Clock::now() < end; ++round) {
        const QByteArray words = QByteArray::number(number) + '-' + QByteArray::number(round);
        const QByteArray file = fresh(pictures.at((number + round) % pictures.size()), words);
        const QByteArray form = "--" + boundary +
                                "\r\nContent-Disposition: form-data; name=\"draft_id\"\r\n\r\ndraft-" +
                                QByteArray::number(number) + "\r\n--" + boundary +
                                "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + words +
                                ".jpg\"\r\n\r\n" + file + "\r\n--" + boundary + "--\r\n";
        auto since = Clock::now();
        const Reply stored =
            client.ask("POST", "/api/storage/upload", "multipart/form-data; boundary=" + boundary, form);
        sums.add(u"upload"_s, stored.status, 201, since);
        if (stored.status != 201)
            continue;
        const QJsonObject photo = QJsonDocument::fromJson(stored.body).object();
        const QString id = photo.value("photo_id"_L1).toString();
        {
            const std::lock_guard lock(sums.mutex);
            sums.masters.insert(id, photo.value("sha256"_L1).toString());
            sums.bytesIn += file.size();
        }
        for (const QByteArray &variant : {QByteArray("master"), QByteArray("small"), QByteArray("large")}) {
            since = Clock::now();
            const Reply back =
                client.ask("GET", "/api/storage/photo/" + id.toLatin1() + "/download?variant=" + variant);
            sums.add(u"download"_s, back.status, 200, since);
            const std::lock_guard lock(sums.mutex);
            sums.bytesOut += back.body.size();
        }
        since = Clock::now();
        sums.add(u"metadata"_s, client.ask("GET", "/api/storage/photo/" + id.toLatin1() + "/metadata").status, 200,
                 since);
        since = Clock::now();
        sums.add(u"list"_s, client.ask("GET", "/api/storage/photos?limit=20").status, 200, since);
    }
}

/// Photos whose master does not come back as it was stored.
int lostOf(Client &client, const QMap<QString, QString> &masters)
{
    int lost = 0;
    for (auto it = masters.cbegin(); it != masters.cend(); ++it) {
        const Reply back = client.ask("GET", "/api/storage/photo/" + it.key().toLatin1() + "/download");
        const QByteArray hash = QCryptographicHash::hash(back.body, QCryptographicHash::Sha256).toHex();
        lost += QString::fromLatin1(hash) == it.value() ? 0 : 1;
    }
    return lost;
}

qint64 peakKilobytes(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression peak(u"VmHWM:\\s+(\\d+) kB"_s);
    return peak.match(QString::fromLatin1(file.readAll())).captured(1).toLongLong();
}

void print(const Sums &sums, double seconds)
{
    for (auto it = sums.seconds.cbegin(); it != sums.seconds.cend(); ++it) {
        std::vector<double> sorted = it.value();
        std::sort(sorted.begin(), sorted.end());
        const auto at = [&sorted](double share) {
            return 1000 * sorted.at(std::size_t(share * double(sorted.size() - 1)));
        };
        std::printf("%-9s %7zu  %7.1f /s   p50 %7.0f ms  p95 %7.0f ms  p99 %7.0f ms  max %7.0f ms\n",
                    qPrintable(it.key()), sorted.size(), double(sorted.size()) / seconds, at(0.5), at(0.95), at(0.99),
                    at(1));
    }
    std::printf("in %.1f MB, out %.1f MB\n", double(sums.bytesIn) / 1e6, double(sums.bytesOut) / 1e6);
    int errors = 0;
    for (auto it = sums.wrong.cbegin(); it != sums.wrong.cend(); ++it) {
        std::printf("error: %s: %d\n", qPrintable(it.key()), it.value());
        errors += it.value();
    }
    std::printf("errors: %d\n", errors);
}

QString valueOf(const QStringList &arguments, const QString &name, const QString &fallback)
{
    const qsizetype at = arguments.indexOf(name);
    return at >= 0 && at + 1 < arguments.size() ? arguments.at(at + 1) : fallback;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int clients = valueOf(arguments, u"--clients"_s, u"200"_s).toInt();
    const int seconds = valueOf(arguments, u"--seconds"_s, u"60"_s).toInt();
    const QString cli =
        valueOf(arguments, u"--cli"_s, QString(QCoreApplication::applicationDirPath() + u"/tierdeck-cli"_s));
    const QTemporaryDir folder;
    const QStringList common{u"--profile"_s, folder.filePath(u"profile"_s)};

    QProcess creating;
    creating.start(cli,
                   common + QStringList{u"--json"_s, u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"operator"_s});
    creating.waitForFinished();
    const QByteArray token =
        QJsonDocument::fromJson(creating.readAllStandardOutput()).object().value("token"_L1).toString().toLatin1();
    QProcess service;
    service.setReadChannel(QProcess::StandardError);
    service.start(cli, common + QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--rate"_s, u"0"_s});
    QString said;
    static const QRegularExpression listening(u"Listening at \\S+:(\\d+)"_s);
    while (!listening.match(said).hasMatch() && service.waitForReadyRead(30'000))
        said += QString::fromUtf8(service.readAllStandardError());
    const quint16 port = listening.match(said).captured(1).toUShort();
    if (token.isEmpty() || port == 0) {
        std::fprintf(stderr, "the service does not start: %s\n", qPrintable(said));
        return 1;
    }

    QList<QByteArray> pictures;
    for (quint32 seed = 1; seed <= 8; ++seed)
        pictures.append(pictureOf(seed, 1200, 900));
    Sums sums;
    const auto begin = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&, i] {
                Client client(port, token);
                work(client, i, pictures, begin + std::chrono::seconds(seconds), sums);
            });
        }
    }
    const double took = std::chrono::duration<double>(Clock::now() - begin).count();
    std::printf("%d clients, %d s asked, %.1f s taken, pictures of %lld kB\n", clients, seconds, took,
                static_cast<long long>(pictures.first().size() / 1000));
    print(sums, took);
    const qint64 peak = peakKilobytes(service.processId());
    Client checking(port, token);
    const int lost = lostOf(checking, sums.masters);
    std::printf("photos: %lld, lost: %d\n", static_cast<long long>(sums.masters.size()), lost);
    std::printf("peak memory of the service, helpers not counted: %.1f MiB\n", double(peak) / 1024);
    service.terminate();
    const bool ended = service.waitForFinished(60'000) && service.exitCode() == 0;
    std::printf("stopped: %s\n", ended ? "in order" : "NOT in order");
    return lost == 0 && sums.wrong.isEmpty() && ended ? 0 : 1;
}
