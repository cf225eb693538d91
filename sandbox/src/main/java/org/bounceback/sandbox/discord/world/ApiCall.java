package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request.
 *
 * @param operation as Discord names it, such as {@code create_message}, or {@code cdn} for a
 *     download; empty when there is no such operation
 * @param path below the host, without what stands behind a question mark
 * @param body as it was sent, a missing node when there was none
 * @param files how many came with it
 * @param answer {@code ok}, the error code, or {@code fault} when one was played
 */
public record ApiCall(
    Instant at,
    String verb,
    String operation,
    String path,
    JsonNode body,
    int files,
    String answer) {}
