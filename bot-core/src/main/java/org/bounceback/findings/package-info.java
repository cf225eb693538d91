/**
 * What a case found, as records of plain values, and their JSON. Cards, tickets and watches read
 * fields; only {@link org.bounceback.findings.FindingsCodec} contains the names of JSON members.
 *
 * <p>Start with {@link org.bounceback.findings.Findings}.
 */
@NullMarked
package org.bounceback.findings;

import org.jspecify.annotations.NullMarked;
