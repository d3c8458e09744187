// SPDX-License-Identifier: GPL-3.0-or-later
// A helper that a picture has taken over can end itself, and nothing else.
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/answer.h"
#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/helpers.h"
#include "imaging/pictures.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

constexpr qint64 Megabyte = 1024 * 1024;

HelperLimits shortLimits()
{
    return {.wall = std::chrono::seconds(8), .cpu = std::chrono::seconds(1), .memoryBytes = 300 * Megabyte};
}

bool isFiltered(const IsolatedProcessor &isolated)
{
    const auto state = isolated.tryOut();
    return state && state->confined.filter == confinement::Filter::On;
}

} // namespace

class TestHostileHelper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneErrorAndNothingElse_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *deed, const QString &reason, const QString &detail) {
            QTest::newRow(deed) << reason << detail;
        };
        row("segv", u"image.crashed"_s, u"SEGV"_s);
        row("wild", u"image.crashed"_s, u"SEGV"_s);
        row("abort", u"image.crashed"_s, u"ABRT"_s);
        row("throw", u"image.crashed"_s, u"ABRT"_s);
        row("exit", u"image.crashed"_s, u"exit status 3"_s);
        row("hang", u"image.deadline"_s, u"time was up"_s);
        row("spin", u"image.deadline"_s, u"XCPU"_s);
        if (!helper::IsSanitized)
            row("bomb", u"image.memory"_s, u"exit status 77"_s);
        for (const char *lie :
             {"junk", "long", "huge", "negative", "zeros", "ones", "text", "path", "stranger", "closed", "echo"})
            row(lie, u"image.crashed"_s, u"malformed answer"_s);
    }
    void oneErrorAndNothingElse()
    {
        QFETCH(QString, reason);
        QFETCH(QString, detail);
        const IsolatedProcessor isolated(misbehaving(1, shortLimits()));
        QElapsedTimer timer;
        timer.start();
        const auto image = isolated.process("do:" + QByteArray(QTest::currentDataTag()), u"evil.jpg"_s, {});
        QVERIFY2(timer.elapsed() < 40'000, "it was not given up in time");
        QVERIFY(!image);
        const Error &error = image.error();
        QCOMPARE(error.reason, reason);
        QCOMPARE(error.code, ErrorCode::InvalidArgument);
        QCOMPARE(error.where, u"evil.jpg"_s);
        QVERIFY(!error.message.isEmpty() && !error.remedy.isEmpty());
        // a sanitizer turns signals into its own exit status
        QVERIFY2(helper::IsSanitized || error.detail.contains(detail), qPrintable(error.detail));
        QVERIFY(isolated.process(encoded(photoLike({300, 200}), "jpg"), u"good.jpg"_s, {}));
    }

    void getsNowhere_data()
    {
        QTest::addColumn<QString>("reason");
        for (const char *deed : {"open", "create", "execmemory", "writepicture", "thread"})
            QTest::newRow(deed) << u"image.refused"_s;
        for (const char *deed : {"socket", "exec", "fork", "kill"})
            QTest::newRow(deed) << u"image.crashed"_s;
    }
    void getsNowhere()
    {
        QFETCH(QString, reason);
        const IsolatedProcessor isolated(misbehaving(1, shortLimits()));
        if (!isFiltered(isolated))
            QSKIP("this kernel or this build has no filter of system calls");
        const auto image = isolated.process("do:" + QByteArray(QTest::currentDataTag()), u"evil.jpg"_s, {});
        QVERIFY(!image);
        QCOMPARE(image.error().reason, reason);
        if (reason == "image.crashed"_L1)
            QVERIFY2(image.error().detail.contains(u"SYS"_s), qPrintable(image.error().detail));
        QVERIFY(!QFile::exists(u"/tmp/tierdeck-escape"_s));
    }

    void hasNothingItCouldUse()
    {
        const IsolatedProcessor isolated(misbehaving());
        qputenv("TIERDECK_HOT_SECRET", "canary");
        QVERIFY(isolated.tryOut());
        qunsetenv("TIERDECK_HOT_SECRET");
        const pid_t pid = helperProcesses().value(0);
        QVERIFY(pid > 0);
        QCOMPARE(statusField(pid, "NoNewPrivs"), 1);
        QCOMPARE(contentOf(u"/proc/%1/oom_score_adj"_s.arg(pid)).trimmed(), "900"_ba);
        QCOMPARE(contentOf(u"/proc/%1/cmdline"_s.arg(pid)), "tierdeck-pictures\0--picture-helper\0"_ba);
        if (::geteuid() != 0)
            QSKIP("what a process has open and its environment are only told to root once it is not dumpable");
        QVERIFY(!contentOf(u"/proc/%1/environ"_s.arg(pid)).contains("canary"));
        const QDir files(u"/proc/%1/fd"_s.arg(pid));
        for (const QString &name : files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
            if (helper::IsSanitized && name == "2"_L1)
                continue; // its reports
            const QString target = QFile::symLinkTarget(files.filePath(name));
            static const QRegularExpression known(u"/dev/null|socket:|memfd:(picture|result)|anon_inode|pipe:"_s);
            QVERIFY2(target.contains(known), qPrintable(target));
        }
    }

    void mutatedAnswersAreRefusedOrHarmless()
    {
        const QByteArray file = encoded(photoLike({300, 200}), "jpg");
        const PictureRequest request{.fileBytes = file.size(), .name = u"a.jpg"_s, .policy = {.keepOriginal = true}};
        auto made = ImagingProcessor().process(file, request.name, request.policy);
        QVERIFY(made);
        const Result<PictureAnswer> given = PictureAnswer{.image = *made};
        const EncodedAnswer encoded = encodeAnswer(given, file);
        QByteArray whole = encoded.head;
        for (const QByteArrayView output : encoded.outputs)
            whole += output;
        auto memory = SharedMemory::growing();
        QVERIFY(memory);
        const auto decode = [&](const QByteArray &bytes, qint64 head) {
            memory->trim(0);
            return memory->write(bytes) ? decodeAnswer(*memory, head, {request, file}) : std::nullopt;
        };
        const auto honest = decode(whole, encoded.head.size());
        QVERIFY(honest && *honest);
        QCOMPARE((*honest)->image.outputs.size(), made->outputs.size());
        int refused = 0;
        quint32 state = 11;
        const auto random = [&state](quint32 below) {
            state = state * 1664525U + 1013904223U;
            return (state >> 8) % below;
        };
        constexpr int rounds = 5'000;
        for (int round = 0; round < rounds; ++round) {
            QByteArray bad = whole;
            for (quint32 i = 0; i <= random(4); ++i)
                bad[qsizetype(random(quint32(encoded.head.size())))] = char(random(256));
            const qint64 head = round % 3 == 0 ? qint64(random(quint32(whole.size()))) : encoded.head.size();
            const auto answer = decode(bad, head);
            if (!answer) {
                ++refused;
            } else if (*answer) {
                QCOMPARE((*answer)->image.outputs.first().variant, variant::Master);
                for (const ImageOutput &output : (*answer)->image.outputs)
                    QVERIFY(!output.bytes.isEmpty() && output.bytes.size() <= whole.size());
            }
        }
        QVERIFY2(refused > rounds / 2, qPrintable(QString::number(refused)));
    }
};

TD_TEST(TestHostileHelper)
#include "tst_imaging_isolation_hostile.moc"
