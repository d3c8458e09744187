// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal.h"

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array<std::pair<MoveKind, const char *>, 4> MoveKindNames{{{MoveKind::Upload, "upload"},
                                                                      {MoveKind::Move, "move"},
                                                                      {MoveKind::Purge, "purge"},
                                                                      {MoveKind::Variants, "variants"}}};

constexpr std::array<std::pair<MoveState, const char *>, 7> MoveStateNames{{{MoveState::Intent, "intent"},
                                                                        {MoveState::Copied, "copied"},
                                                                        {MoveState::Verified, "verified"},
                                                                        {MoveState::Committed, "committed"},
                                                                        {MoveState::Done, "done"},
                                                                        {MoveState::Abandoned, "abandoned"},
                                                                        {MoveState::Attention, "attention"}}};

} // namespace

QString moveKindName(MoveKind kind)
{
    return QLatin1StringView(MoveKindNames.at(std::size_t(kind)).second);
}

std::optional<MoveKind> moveKindFromName(QStringView name)
{
    for (const auto &[kind, text] : MoveKindNames) {
        if (name == QLatin1StringView(text))
            return kind;
    }
    return std::nullopt;
}

QString moveStateName(MoveState state)
{
    return QLatin1StringView(MoveStateNames.at(std::size_t(state)).second);
}

std::optional<MoveState> moveStateFromName(QStringView name)
{
    for (const auto &[state, text] : MoveStateNames) {
        if (name == QLatin1StringView(text))
            return state;
    }
    return std::nullopt;
}

QString holderToText(const Holder &holder)
{
    // A host name may hold anything its owner set: the separator must not come from it.
    QString host = holder.host;
    host.replace(u'%', "%25"_L1).replace(u'/', "%2F"_L1);
    return host % u'/' % QString::number(holder.pid) % u'/' % holder.started;
}

std::optional<Holder> holderFromText(QStringView text)
{
    const qsizetype first = text.indexOf(u'/');
    const qsizetype second = first < 0 ? -1 : text.indexOf(u'/', first + 1);
    if (second < 0)
        return std::nullopt;
    bool isNumber = false;
    const qint64 pid = text.sliced(first + 1, second - first - 1).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    QString host = text.first(first).toString();
    host.replace("%2F"_L1, "/"_L1).replace("%25"_L1, "%"_L1);
    return Holder{.host = host, .pid = pid, .started = text.sliced(second + 1).toString()};
}

} // namespace td
