/// Chapter 2: the law, pure. Read this room and you know the product: what may be asked
/// ([Command]), what can have happened ([Event]), why not ([Refusal]), and what is true of a tenant
/// ([Tenant], [Agent], [Work], [FarSide]). The rules stand in the rooms `presence`, `routing` and
/// `sync`; `deciding` runs them in their order. Imports `decider`, `java.util` and `java.time`.
@NullMarked
package dev.rollcall.domain;

import org.jspecify.annotations.NullMarked;
