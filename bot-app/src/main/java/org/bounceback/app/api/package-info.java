/**
 * The HTTP API at {@code /api/v1}: diagnoses, checks, escalations and cases. Start with {@link
 * org.bounceback.app.api.Api}.
 */
@NullMarked
package org.bounceback.app.api;

import org.jspecify.annotations.NullMarked;
