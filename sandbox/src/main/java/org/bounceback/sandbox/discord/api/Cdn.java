package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Serves files at signed URLs that expire. */
record Cdn(DiscordState discordState, Rulebook rules) {
  static final String NAME = "cdn";

  HttpResponse answer(HttpRequest request) {
    Optional<Attachment> file = discordState.files().fetch(request.path(), request.query());
    String answer = file.isPresent() ? "ok" : "404";
    discordState
        .journal()
        .called(
            new ApiCall(
                discordState.snowflakes().now(),
                request.method(),
                NAME,
                request.path(),
                MissingNode.getInstance(),
                0,
                answer));
    if (file.isPresent()) {
      String type = file.get().contentType();
      return HttpResponse.bytes(
          200, type.isEmpty() ? "application/octet-stream" : type, file.get().bytes());
    }
    discordState
        .journal()
        .refused(
            new RuleViolation(
                NAME,
                answer,
                Rulebook.limitRow("/cdn/signedParams"),
                "unknown, wrongly signed or over: " + request.path()));
    return HttpResponse.text(404, "text/plain", rules.wire("/cdn/gone").asText());
  }
}
