package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.AppManifest;

/** Implements {@code auth.*}, {@code apps.*} and {@code oauth.*}. */
final class AppMethods {
  private final Supplier<Optional<URI>> socketUrl;

  AppMethods(Supplier<Optional<URI>> socketUrl) {
    this.socketUrl = socketUrl;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "auth.test", AppMethods::test,
        "auth.revoke", AppMethods::revoke,
        "apps.connections.open", this::connect,
        "oauth.v2.access", AppMethods::install);
  }

  private static ObjectNode test(Call call) {
    ObjectNode answer = Call.object().put("url", "https://example.slack.com/");
    answer.put("team", "Example").put("user", "bounceback").put("team_id", AppManifest.TEAM);
    answer.put("user_id", AppManifest.BOT_USER).put("bot_id", AppManifest.BOT);
    return answer.put("is_enterprise_install", false);
  }

  private static ObjectNode revoke(Call call) {
    boolean test = call.arguments().flag("test");
    if (!test) {
      call.workspace().endToken("token_revoked");
    }
    return Call.object().put("revoked", !test);
  }

  private ObjectNode connect(Call call) throws SlackErrorException {
    URI url =
        socketUrl
            .get()
            .orElseThrow(() -> call.refuse("access_denied", "Socket Mode is switched off"));
    return Call.object().put("url", url.toString());
  }

  private static ObjectNode install(Call call) throws SlackErrorException {
    throw call.refuse("invalid_code", "the sandbox hands out no codes: the app is installed");
  }
}
