package org.bounceback.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a case's answer helped.
 *
 * @param person who says so, in the platform's words
 * @param reason in that person's words
 * @param given when, to the millisecond
 */
public record Feedback(String person, boolean helpful, Optional<String> reason, Instant given) {}
