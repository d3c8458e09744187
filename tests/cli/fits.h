// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "support/jsonschema.h"

#include <QTest>

namespace td::test
{

/// Fails the test unless the program answered one document of the schema docs/json/NAME and this exit status.
inline void fits(const QString &schema, const Answer &answer, int status = 0)
{
    QVERIFY2(answer.isOneDocument(), QByteArray(answer.out + answer.err).constData());
    QCOMPARE(JsonSchema::named(schema).problems(answer.json), QStringList());
    QVERIFY2(answer.status == status, answer.err.constData());
}

} // namespace td::test
