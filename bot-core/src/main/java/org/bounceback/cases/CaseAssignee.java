package org.bounceback.cases;

import java.time.Instant;

/**
 * The person who is assigned to a case.
 *
 * @param person the platform's ID, such as a user ID
 * @param name the display name
 * @param since when they were assigned, to the millisecond
 */
public record CaseAssignee(String person, String name, Instant since) {}
