package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request.
 *
 * @param operation Discord's name of the operation, such as {@code create_message}, or {@code cdn}
 *     for a download; empty if there is no such operation
 * @param path below the host, without the query
 * @param body as sent, a missing node if there was none
 * @param files the number of files
 * @param answer {@code ok}, the error code, or {@code fault} if a fault was applied
 */
public record ApiCall(
    Instant at,
    String verb,
    String operation,
    String path,
    JsonNode body,
    int files,
    String answer) {}
