package org.bounceback.cases;

import java.util.Optional;

/**
 * Who brought a case, and where. All names are the platform's own and mean nothing to us.
 *
 * @param person for example a user's id
 * @param workspace the workspace or guild
 * @param channel where the conversation is
 * @param thread empty outside any thread
 */
public record CaseRequester(
    String person, String workspace, String channel, Optional<String> thread) {}
