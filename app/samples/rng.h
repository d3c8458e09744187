// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace td::samples
{

/// A small generator (SplitMix64) whose numbers are the same on every machine, which the standard distributions are
/// not.
class Rng
{
public:
    explicit Rng(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 to 1.
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    double range(double from, double to) { return from + (to - from) * unit(); }
    /// `from` to `to`, both included.
    int whole(int from, int to) { return from + int(next() % quint64(to - from + 1)); }
    bool chance(double probability) { return unit() < probability; }
    template <typename List> const auto &pick(const List &list) { return list[size_t(next() % std::size(list))]; }

private:
    quint64 m_state;
};

/// Between two colours; 0 is the first.
inline QColor mixed(const QColor &a, const QColor &b, double t)
{
    return QColor::fromRgbF(
        float(a.redF() + (b.redF() - a.redF()) * t), float(a.greenF() + (b.greenF() - a.greenF()) * t),
        float(a.blueF() + (b.blueF() - a.blueF()) * t), float(a.alphaF() + (b.alphaF() - a.alphaF()) * t));
}
inline QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}
/// Towards black (negative) or white.
inline QColor toned(const QColor &colour, double by)
{
    return by < 0 ? mixed(colour, QColor(12, 10, 16), -by) : mixed(colour, QColor(255, 252, 246), by);
}

} // namespace td::samples
