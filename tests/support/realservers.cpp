// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realservers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QThread>
#include <QUuid>

#include <csignal>

using namespace Qt::StringLiterals;

namespace td::test
{
namespace
{

QString serversDirectory()
{
    return qEnvironmentVariable("TIERDECK_SERVERS_DIR", QString::fromUtf16(TD_SERVERS_DIR));
}

QString script(const QString &name)
{
    return QString::fromUtf16(TD_SERVER_SCRIPTS) + u'/' + name;
}

/// What the program wrote, or nullopt with its complaint in the test's output.
std::optional<QString> run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qWarning().noquote() << program << "failed:" << process.readAllStandardError() << process.errorString();
        return std::nullopt;
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// The settings of a server that runs, or an empty object.
QJsonObject settingsIn(const QString &directory)
{
    QFile file(directory + u"/settings.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

RealS3 s3From(const QString &name, const QJsonObject &settings, bool tls)
{
    const auto text = [&settings](const char *key) { return settings.value(QLatin1StringView(key)).toString(); };
    return {.name = name,
            .scheme = tls ? u"https"_s : u"http"_s,
            .endpoint = text(tls ? "endpointTls" : "endpoint"),
            .virtualHost = text(tls ? "virtualHostTls" : "virtualHost"),
            .region = text("region"),
            .accessKey = text("accessKey"),
            .secret = text("secret"),
            .otherAccessKey = text("otherAccessKey"),
            .otherSecret = text("otherSecret"),
            .caFile = text("caFile"),
            .directory = text("directory")};
}

std::optional<RealPostgres> postgresIn(const QString &directory)
{
    const QJsonObject settings = settingsIn(directory);
    if (settings.isEmpty())
        return std::nullopt;
    const auto text = [&settings](const char *key) { return settings.value(QLatin1StringView(key)).toString(); };
    return RealPostgres{.host = text("host"),
                        .port = text("port").toUShort(),
                        .socketDirectory = text("socketDirectory"),
                        .user = text("user"),
                        .password = text("password"),
                        .otherUser = text("otherUser"),
                        .otherPassword = text("otherPassword"),
                        .caFile = text("caFile"),
                        .directory = text("directory")};
}

QString freshName()
{
    return u"t"_s + QUuid::createUuid().toString(QUuid::Id128).left(20);
}

/// How to copy a database with the least work: from version 15 on the server writes all of it into its log unless told.
QString copyStrategy(const RealPostgres &server)
{
    static const int version =
        server.asSuperuser(u"postgres"_s, u"SHOW server_version_num"_s).value_or(QString()).toInt();
    return version >= 150'000 ? u"STRATEGY FILE_COPY"_s : QString();
}

} // namespace

QString RealS3::freshBucket(bool versioned) const
{
    // The script takes longer to start than to make a bucket: who asks often is given some in advance.
    struct Stock {
        QStringList names;
        int order = 1;
    };
    static QMap<QString, Stock> stocks;
    QStringList arguments{directory};
    if (versioned)
        arguments.append(u"--versioned"_s);
    Stock &stock = stocks[arguments.join(u' ')];
    if (stock.names.isEmpty()) {
        constexpr int MaxOrder = 16;
        QStringList names;
        for (int i = 0; i < stock.order; ++i)
            names.append(freshName());
        if (!run(script(u"bucket"_s), arguments + names))
            return {};
        stock.names = names;
        stock.order = std::min(2 * stock.order, MaxOrder);
    }
    return stock.names.takeFirst();
}

QList<RealS3> realS3Servers()
{
    QList<RealS3> servers;
    for (const QString &name : {u"ceph"_s, u"swift"_s}) {
        const QJsonObject settings = settingsIn(serversDirectory() + u'/' + name);
        if (settings.isEmpty())
            continue;
        for (const bool tls : {false, true})
            servers.append(s3From(name, settings, tls));
    }
    return servers;
}

std::optional<QString> RealPostgres::asSuperuser(const QString &database, const QString &sql) const
{
    const QJsonObject settings = settingsIn(directory);
    const std::optional<QString> answer = run(
        settings.value("psql"_L1).toString(),
        {u"-X"_s, u"-q"_s, u"-A"_s, u"-t"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, socketDirectory, u"-p"_s,
         QString::number(port), u"-U"_s, settings.value("superuser"_L1).toString(), u"-d"_s, database, u"-c"_s, sql});
    return answer ? std::optional(answer->trimmed()) : std::nullopt;
}

FreshDatabase RealPostgres::freshDatabase(const QString &like) const
{
    const QString name = freshName();
    const QString maintenance = u"postgres"_s;
    const QString copied = like.isEmpty() ? QString() : u" TEMPLATE %1 %2"_s.arg(like, copyStrategy(*this));
    if (!asSuperuser(maintenance, u"CREATE DATABASE %1 OWNER %2%3"_s.arg(name, user, copied)))
        return nullptr;
    return {new QString(name), [server = *this, maintenance](const QString *database) {
                const QString drop = u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s;
                std::ignore = server.asSuperuser(maintenance, drop.arg(*database));
                delete database;
            }};
}

void RealPostgres::cutConnections(const QString &database) const
{
    std::ignore = asSuperuser(u"postgres"_s, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                             "WHERE datname = '%1'"_s.arg(database));
}

std::optional<RealPostgres> realPostgres()
{
    return postgresIn(serversDirectory() + u"/postgres"_s);
}

std::unique_ptr<PrivatePostgres> PrivatePostgres::start()
{
    if (!realPostgres()) // not installed, or not wanted
        return nullptr;
    std::unique_ptr<PrivatePostgres> server(new PrivatePostgres);
    // beside the shared one, where there is room and names of sockets stay short
    server->m_directory = realPostgres()->directory + u'-' + freshName();
    if (!run(script(u"postgres"_s), {u"start"_s, server->m_directory, u"0"_s, u"--for"_s,
                                     QString::number(QCoreApplication::applicationPid())}))
        return nullptr;
    server->m_server = postgresIn(server->m_directory).value_or(RealPostgres{});
    return server;
}

PrivatePostgres::~PrivatePostgres()
{
    std::ignore = run(script(u"postgres"_s), {u"stop"_s, m_directory});
}

bool PrivatePostgres::bring(int signal, const QByteArray &state) const
{
    const auto textOf = [this](const QString &name) {
        QFile file(m_directory + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const pid_t keeper = textOf(u"keeper"_s).split(' ').first().toInt();
    if (keeper <= 0 || ::kill(keeper, signal) != 0)
        return false;
    constexpr int LongMs = 60'000;
    constexpr int LookMs = 5;
    QElapsedTimer timer;
    timer.start();
    while (textOf(u"state"_s) != state) {
        if (timer.elapsed() > LongMs)
            return false;
        QThread::msleep(LookMs);
    }
    return true;
}

// As `postgres crash` and `postgres recover`, without a Python for each.
bool PrivatePostgres::kill()
{
    return bring(SIGUSR1, "down");
}

bool PrivatePostgres::startAgain()
{
    return bring(SIGUSR2, "up");
}

bool realServersRequired()
{
    return qEnvironmentVariable("TIERDECK_TEST_SERVERS") == u"required";
}

QString realServersRemedy()
{
    return u"The real servers do not run: install them (packaging/install-deps --test) and start this through ctest or "
           "tests/servers/run."_s;
}

} // namespace td::test
