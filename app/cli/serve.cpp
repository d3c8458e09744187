// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/readiness.h"

#include "app/backuptarget.h"
#include "app/privatefolder.h"
#include "http/server.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace td::cli
{

void addServeTokens(CLI::App &group, Handler &chosen);

namespace
{

struct ServeArguments {
    std::string listen = "127.0.0.1:8080";
    double rate = HttpLimits().requestsPerSecond;
    unsigned connections = HttpLimits().connections;
};

/// An upload is worked on by one processor; the threads beyond that wait for disks and networks.
HttpLimits limitsOf(const ServeArguments &arguments, const ImagePolicy &images, int workers)
{
    HttpLimits limits;
    limits.requestsPerSecond = arguments.rate;
    limits.burst = std::max(limits.burst, 4 * arguments.rate);
    limits.connections = arguments.connections;
    limits.fileBytes = images.maxBytes;
    limits.uploadThreads = std::max(2, workers > 0 ? workers : int(std::thread::hardware_concurrency()));
    return limits;
}

void waitForStop(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait(lock, stop, [] { return false; });
}

Result<int> serve(Session &session, const ServeArguments &arguments)
{
    TD_ASSIGN(const HttpAddress address, parseHttpAddress(text(arguments.listen)));
    TD_ASSIGN(Container *const container, session.container());
    const QString spool = container->settings().paths.cache + u"/http"_s;
    TD_TRY(makePrivateFolder(spool));
    Engine &engine = container->engine();
    TD_ASSIGN(const ImagePolicy images, engine.rules.images());
    std::mutex oneKeyring; // several threads may want backups at once
    const auto backups = [&session, &oneKeyring, container] {
        const std::lock_guard lock(oneKeyring);
        return backupPlaceOf(*container, session.keyring());
    };
    HttpService service(
        {.engine = engine, .backups = backups, .spoolFolder = spool, .version = QStringLiteral(TIERDECK_VERSION)},
        limitsOf(arguments, images, engine.parts.workers));
    TD_ASSIGN(const std::unique_ptr<HttpServer> server, HttpServer::start(service, address));
    const QString host = address.host.contains(u':') ? u"[%1]"_s.arg(address.host) : address.host;
    const QString url = u"http://%1:%2"_s.arg(host).arg(server->port());
    if (!address.isLoopback())
        session.out.warn(u"other computers reach this service, and what they send is not encrypted: put a server with "
                         "TLS before it"_s);
    session.out.note(u"Listening at %1"_s.arg(url));
    qCInfo(logApp).noquote() << "service listens at" << url;
    tellServiceManager("READY=1");
    waitForStop(session.stop);
    tellServiceManager("STOPPING=1");
    session.out.note(u"Finishing what is in hand..."_s);
    server->stop();
    qint64 requests = 0;
    for (std::size_t kind = 0; kind < 6; ++kind)
        requests += service.counters.requests(kind);
    session.out.document({{u"ok"_s, true},
                          {u"url"_s, url},
                          {u"requests"_s, requests},
                          {u"uploads"_s, qint64(service.counters.uploads)}});
    session.out.line(u"%1 answered."_s.arg(countText(requests, u"request"_s, u"requests"_s)));
    return status::Done;
}

} // namespace

void addServe(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<ServeArguments>();
    CLI::App *group = root.add_subcommand("serve", "The HTTP service, until it is interrupted");
    group->add_option("--listen", arguments->listen, "Address and port; others than this computer's own are warned of")
        ->option_text("HOST:PORT")
        ->capture_default_str();
    group->add_option("--rate", arguments->rate, "Requests a second of one client; 0 for no limit")
        ->check(CLI::Range(0.0, 100'000.0))
        ->capture_default_str();
    group->add_option("--connections", arguments->connections, "Connections at once")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    group->footer("Every request needs a token: tierdeck-cli serve token create --role viewer\n"
                  "What it answers is described at /openapi.json.");
    group->callback([arguments, group, &chosen] {
        if (group->get_subcommands().empty())
            chosen = [arguments](Session &session) { return serve(session, *arguments); };
    });
    addServeTokens(*group, chosen);
}

} // namespace td::cli
