/** The checks and the escalation over HTTP, for programs: {@code /api/v1}. */
@NullMarked
package org.bounceback.app.api;

import org.jspecify.annotations.NullMarked;
