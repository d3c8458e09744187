// SPDX-License-Identifier: GPL-3.0-or-later
// What every object store must do (core/ports/objectstore.h), run against each of ours.
#include "contract/benches.h"
#include "contract/storekit.h"
#include "support/testprogram.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestObjectStore : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<Bench> bench()
    {
        QFETCH_GLOBAL(QString, kind);
        return makeBench(kind);
    }

    /// One for many rows, each of which leaves it as empty as it found it: a real server takes its time to make one.
    ObjectStore &storeOfRows()
    {
        QFETCH_GLOBAL(QString, kind);
        if (!m_benchOfRows || m_kindOfRows != kind) {
            m_benchOfRows = makeBench(kind);
            m_kindOfRows = kind;
        }
        return *m_benchOfRows->store;
    }
    std::unique_ptr<Bench> m_benchOfRows;
    QString m_kindOfRows;

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("kind");
        const Benches all = benches();
        if (all.kinds.isEmpty() && all.required)
            QFAIL(qPrintable(all.missing));
        if (all.kinds.isEmpty())
            QSKIP(qPrintable(all.missing));
        for (const QString &kind : all.kinds)
            QTest::newRow(qPrintable(kind)) << kind;
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_benchOfRows.reset();
    }

    void whatGoesInComesOut_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {0LL, 1LL, 4096LL, 65536LL, 262144LL, 262145LL, 3'000'000LL})
            QTest::addRow("%lld bytes", size) << size;
    }
    void whatGoesInComesOut()
    {
        QFETCH(qint64, size);
        const auto b = bench();
        const QByteArray bytes = noise(size, 1);
        const auto put = putBytes(*b->store, u"hot/a.jpg"_s, bytes);
        QVERIFY2(put, told(put).constData());
        QCOMPARE(put->size, size);
        QCOMPARE(put->key, u"hot/a.jpg"_s);
        QCOMPARE(*readAll(*b->store, u"hot/a.jpg"_s, {}), bytes);
        const auto head = b->store->head(u"hot/a.jpg"_s, {});
        QVERIFY(head && *head);
        QCOMPARE((*head)->size, size);
        const auto verified = b->store->verify(u"hot/a.jpg"_s, {size, hashOf(bytes)}, {});
        QVERIFY(verified);
        QCOMPARE(verified->proof, Proof::Verified);
    }

    void oddKeys_data()
    {
        QTest::addColumn<QString>("key");
        const QStringList keys{u"plain.jpg"_s,
                               u"hot/with space.jpg"_s,
                               u"hot/a+b%20c%2F.jpg"_s,
                               u"hot/été à Nîmes.jpg"_s,
                               u"hot/写真/日本.jpg"_s,
                               u"hot/😀🏳️‍🌈.jpg"_s,
                               u"hot/?#&=;:@!$'()*,"_s,
                               u"hot/.hidden"_s,
                               u"hot/...dots"_s,
                               u"hot/a/b/c/d/e/f/g.jpg"_s,
                               u"hot/\u0301combining"_s,
                               u"hot/-rf"_s,
                               u"hot/~"_s,
                               u"hot/\"quoted\"<tag>|"_s,
                               u"hot/line\nbreak"_s,
                               QString(u"hot/"_s + QString(255, u'x'))};
        for (const QString &key : keys)
            QTest::newRow(qPrintable(key)) << key;
    }
    void oddKeys()
    {
        QFETCH(QString, key);
        ObjectStore &store = storeOfRows();
        const QByteArray bytes = key.toUtf8();
        QVERIFY(putBytes(store, key, bytes));
        QCOMPARE(*readAll(store, key, {}), bytes);
        QCOMPARE(keysOf(store, QString()), QStringList{key});
        QVERIFY(store.remove(key, {}, {}));
        QCOMPARE(keysOf(store, QString()), QStringList());
    }

    void hostileKeys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("onlyAsFile");
        const QStringList anywhere{QString(),
                                   u"/etc/passwd"_s,
                                   u".."_s,
                                   u"../x"_s,
                                   u"hot/../../x"_s,
                                   u"hot/.."_s,
                                   u"./x"_s,
                                   u"hot/./x"_s,
                                   QString(u"hot/a"_s + QChar(0) + u"b"_s),
                                   QString(u"hot/"_s + QChar(0xd800))};
        const QStringList asFile{u"hot//x"_s,    u"hot/"_s,         u"hot\\x"_s,
                                 u"..\\..\\x"_s, u"lost+found/x"_s, QString(u"hot/"_s + QString(256, u'x'))};
        for (qsizetype i = 0; i < anywhere.size(); ++i)
            QTest::addRow("anywhere %d", int(i)) << anywhere.at(i) << false;
        for (qsizetype i = 0; i < asFile.size(); ++i)
            QTest::addRow("as a file %d", int(i)) << asFile.at(i) << true;
    }
    void hostileKeys()
    {
        QFETCH(QString, key);
        QFETCH(bool, onlyAsFile);
        QFETCH_GLOBAL(QString, kind);
        if (onlyAsFile && !keepsFiles(kind))
            return;
        ObjectStore &store = storeOfRows();
        const auto refused = [](const auto &result) {
            return !result && result.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused(putBytes(store, key, "x"_ba)));
        QVERIFY(refused(readAll(store, key, {})));
        QVERIFY(refused(store.head(key, {})));
        QVERIFY(refused(store.remove(key, {}, {})));
        QVERIFY(refused(store.verify(key, {1, hashOf("x"_ba)}, {})));
        QVERIFY(refused(store.setAside(key, {})));
        QVERIFY(!store.localPath(key));
        QCOMPARE(keysOf(store, QString()), QStringList());
    }

    void aMissingObject()
    {
        const auto b = bench();
        const QString key = u"hot/nothing.jpg"_s;
        const auto read = readAll(*b->store, key, {});
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        const auto head = b->store->head(key, {});
        QVERIFY(head && !*head);
        QVERIFY(b->store->remove(key, {}, {}));
        QCOMPARE(b->store->verify(key, {1, hashOf("x"_ba)}, {})->proof, Proof::Missing);
        const auto aside = b->store->setAside(key, {});
        QVERIFY(!aside);
        QCOMPARE(aside.error().code, ErrorCode::NotFound);
        QVERIFY(!b->store->localPath(key));
    }

    void nothingIsOverwritten()
    {
        const auto b = bench();
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, "first"_ba));
        const auto second = putBytes(*b->store, u"hot/a.jpg"_s, "other"_ba);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::AlreadyExists);
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, "first"_ba));
        QCOMPARE(*readAll(*b->store, u"hot/a.jpg"_s, {}), "first"_ba);
        QCOMPARE(keysOf(*b->store, QString()), QStringList{u"hot/a.jpg"_s});
    }

    void aWrongChecksumIsRefused()
    {
        const auto b = bench();
        BytesSource body("these bytes"_ba);
        const PutRequest request{
            .key = u"hot/a.jpg"_s, .contentType = {}, .sha256 = hashOf("others"_ba), .metadata = {}};
        const auto put = b->store->put(request, body, {});
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::DataLoss);
        QCOMPARE(keysOf(*b->store, QString()), QStringList());
    }

    void aTroubledPutLeavesNothing_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<ErrorCode>("code");
        using enum TroubledSource::Trouble;
        QTest::newRow("cancelled") << int(Cancel) << ErrorCode::Cancelled;
        QTest::newRow("shorter than announced") << int(EndEarly) << ErrorCode::DataLoss;
        QTest::newRow("source breaks") << int(Fail) << ErrorCode::Unavailable;
    }
    void aTroubledPutLeavesNothing()
    {
        QFETCH(int, trouble);
        QFETCH(ErrorCode, code);
        const auto b = bench();
        const QByteArray bytes = noise(2'000'000, 7);
        std::stop_source stop;
        TroubledSource body(bytes, 700'000, TroubledSource::Trouble(trouble), stop);
        const PutRequest request{.key = u"hot/a.jpg"_s, .contentType = {}, .sha256 = hashOf(bytes), .metadata = {}};
        const auto put = b->store->put(request, body, stop.get_token());
        QVERIFY(!put);
        QCOMPARE(put.error().code, code);
        QCOMPARE(keysOf(*b->store, QString()), QStringList());
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, bytes));
    }

    void aStoppedCallIsCancelled()
    {
        const auto b = bench();
        const QByteArray bytes = noise(1'000'000, 3);
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, bytes));
        std::stop_source source;
        source.request_stop();
        const std::stop_token stop = source.get_token();
        QCOMPARE(readAll(*b->store, u"hot/a.jpg"_s, stop).error().code, ErrorCode::Cancelled);
        QCOMPARE(b->store->verify(u"hot/a.jpg"_s, {bytes.size(), hashOf(bytes)}, stop).error().code,
                 ErrorCode::Cancelled);
        QCOMPARE(b->store->remove(u"hot/a.jpg"_s, {}, stop).error().code, ErrorCode::Cancelled);
        QCOMPARE(putBytes(*b->store, u"hot/b.jpg"_s, bytes, stop).error().code, ErrorCode::Cancelled);
        QCOMPARE(keysOf(*b->store, QString()), QStringList{u"hot/a.jpg"_s});
    }

    void getCanBeCancelledInTheMiddle()
    {
        const auto b = bench();
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, noise(3'000'000, 3)));
        std::stop_source stop;
        qint64 got = 0;
        const ByteSink sink = [&](QByteArrayView chunk, bool) -> Result<void> {
            got += chunk.size();
            stop.request_stop();
            return {};
        };
        const auto read = b->store->get(u"hot/a.jpg"_s, sink, stop.get_token());
        QCOMPARE(read.error().code, ErrorCode::Cancelled);
        QVERIFY(got > 0 && got < 3'000'000);
    }

    void aSinkThatFailsEndsTheGet()
    {
        const auto b = bench();
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, noise(1000, 3)));
        const ByteSink sink = [](QByteArrayView, bool) -> Result<void> {
            return fail(ErrorCode::ResourceExhausted, u"test.full"_s, u"No room."_s);
        };
        QCOMPARE(b->store->get(u"hot/a.jpg"_s, sink, {}).error().reason, u"test.full"_s);
    }

    void listGivesEveryKeyOnce()
    {
        const auto b = bench();
        QStringList keys;
        for (int i = 0; i < 120; ++i)
            keys.append(u"%1/%2/photo %3.jpg"_s.arg(i % 3 == 0 ? u"hot"_s : u"cold"_s).arg(i % 7).arg(i));
        for (const QString &key : std::as_const(keys))
            QVERIFY(putBytes(*b->store, key, key.toUtf8()));
        keys.sort();
        QCOMPARE(keysOf(*b->store, QString()), keys);
        QCOMPARE(keysOf(*b->store, u"hot/"_s), keys.filter(u"hot/"_s));
        QCOMPARE(keysOf(*b->store, u"cold/3/"_s), keys.filter(u"cold/3/"_s));
        QCOMPARE(keysOf(*b->store, u"cold/3/photo 1"_s), keys.filter(u"cold/3/photo 1"_s));
        QCOMPARE(keysOf(*b->store, u"nothing/"_s), QStringList());
        int seen = 0;
        const auto stopped = b->store->list(QString(),
                                            [&seen](const ObjectInfo &) -> Result<void> {
                                                if (++seen == 5)
                                                    return fail(ErrorCode::Aborted, u"test.enough"_s, u"Enough."_s);
                                                return {};
                                            },
                                            {});
        QCOMPARE(stopped.error().reason, u"test.enough"_s);
        QCOMPARE(seen, 5);
    }

    void verifyTellsRightFromWrong()
    {
        const auto b = bench();
        const QByteArray bytes = noise(100'000, 5);
        QVERIFY(putBytes(*b->store, u"hot/a.jpg"_s, bytes));
        const auto proof = [&b](const Expected &expected) {
            return b->store->verify(u"hot/a.jpg"_s, expected, {})->proof;
        };
        QCOMPARE(proof({100'000, hashOf(bytes)}), Proof::Verified);
        QCOMPARE(proof({99'999, hashOf(bytes)}), Proof::Mismatch);
        QCOMPARE(proof({100'000, hashOf("other"_ba)}), Proof::Mismatch);
        QCOMPARE(proof({100'000, QString()}), Proof::Unverifiable);
    }

    void removeFreesTheKey()
    {
        const auto b = bench();
        QVERIFY(putBytes(*b->store, u"hot/p/a.jpg"_s, "one"_ba));
        QVERIFY(putBytes(*b->store, u"hot/p/b.jpg"_s, "two"_ba));
        QVERIFY(b->store->remove(u"hot/p/a.jpg"_s, {}, {}));
        QVERIFY(b->store->remove(u"hot/p/a.jpg"_s, {}, {}));
        QCOMPARE(keysOf(*b->store, QString()), QStringList{u"hot/p/b.jpg"_s});
        QVERIFY(putBytes(*b->store, u"hot/p/a.jpg"_s, "three"_ba));
        QCOMPARE(*readAll(*b->store, u"hot/p/a.jpg"_s, {}), "three"_ba);
    }

    void setAsideTakesAKeyAway()
    {
        const auto b = bench();
        QVERIFY(putBytes(*b->store, u"hot/p/a.jpg"_s, "one"_ba));
        QVERIFY(b->store->setAside(u"hot/p/a.jpg"_s, {}));
        QVERIFY(!*b->store->head(u"hot/p/a.jpg"_s, {}));
        QCOMPARE(keysOf(*b->store, QString()), QStringList());
    }

    void manyThreadsPutTheSameKey()
    {
        const auto b = bench();
        QFETCH_GLOBAL(QString, kind);
        const int rounds = keepsFiles(kind) ? 20 : 8;
        for (int round = 0; round < rounds; ++round) {
            const QString key = u"hot/round%1/a.jpg"_s.arg(round);
            std::atomic<int> stored = 0;
            std::atomic<int> refused = 0;
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < 4; ++i) {
                    threads.emplace_back([&, i] {
                        const auto put = putBytes(*b->store, key, noise(20'000, quint32(i % 2)));
                        if (put)
                            ++stored;
                        else if (put.error().code == ErrorCode::AlreadyExists)
                            ++refused;
                        else
                            qWarning("%s", told(put).constData());
                    });
                }
            }
            QCOMPARE(stored.load() + refused.load(), 4);
            QVERIFY(stored.load() >= 2 || refused.load() == 2);
            const QByteArray kept = *readAll(*b->store, key, {});
            QVERIFY(kept == noise(20'000, 0) || kept == noise(20'000, 1));
        }
        QCOMPARE(keysOf(*b->store, QString()).size(), rounds);
    }

    void putAndRemoveSideBySide()
    {
        // Neighbours come and go in one folder: no put may fail because the folder was just pruned.
        const auto b = bench();
        QFETCH_GLOBAL(QString, kind);
        const int times = keepsFiles(kind) ? 40 : 10; // a bucket has no folders
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&, i] {
                    for (int n = 0; n < times; ++n) {
                        const QString key = u"hot/shared/folder/%1-%2.jpg"_s.arg(i).arg(n);
                        if (!putBytes(*b->store, key, "x"_ba) || !b->store->remove(key, {}, {}))
                            ++failures;
                    }
                });
            }
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(keysOf(*b->store, QString()), QStringList());
    }
};

TD_TEST(TestObjectStore)
#include "tst_objectstore.moc"
