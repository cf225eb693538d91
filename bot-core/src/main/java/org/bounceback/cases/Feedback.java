package org.bounceback.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Feedback on whether a case's answer helped.
 *
 * @param person the platform's ID of the person
 * @param reason the reason in the person's own words
 * @param given when, to the millisecond
 */
public record Feedback(String person, boolean helpful, Optional<String> reason, Instant given) {}
