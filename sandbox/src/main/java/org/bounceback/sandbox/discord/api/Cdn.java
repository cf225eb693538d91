package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.World;
import org.bounceback.sandbox.strict.Refusal;

/** Serves files at signed addresses that end. */
record Cdn(World world, Rulebook rules) {
  static final String NAME = "cdn";

  Reply answer(Request request) {
    Optional<Attachment> file = world.files().fetch(request.path(), request.query());
    String answer = file.isPresent() ? "ok" : "404";
    world
        .journal()
        .called(
            new ApiCall(
                world.snowflakes().now(),
                request.verb(),
                NAME,
                request.path(),
                MissingNode.getInstance(),
                0,
                answer));
    if (file.isPresent()) {
      String type = file.get().contentType();
      return Reply.bytes(type.isEmpty() ? "application/octet-stream" : type, file.get().bytes());
    }
    world
        .journal()
        .refused(
            new Refusal(
                NAME,
                answer,
                Rulebook.limitRow("/cdn/signedParams"),
                "unknown, wrongly signed or over: " + request.path()));
    return Reply.text(404, "text/plain", rules.wire("/cdn/gone").asText());
  }
}
