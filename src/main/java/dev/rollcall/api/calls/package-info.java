/// Chapter 7, the calls: one small class for each thing that can be asked for, and [Rights], who
/// may ask it of whom. Each reads its input, asks the engine, and translates the answer. No rule of
/// the product is in here.
@NullMarked
package dev.rollcall.api.calls;

import org.jspecify.annotations.NullMarked;
