package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.bounceback.sandbox.discord.gateway.GatewayServer;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.wire.HttpResponse;

/** What the app asks about itself and about the way to the gateway. */
final class ApplicationOperations {
  private static final long DAY_MILLIS = 86_400_000L;

  private final DiscordState discordState;
  private final GatewayServer gatewayServer;
  private final Json json;

  ApplicationOperations(DiscordState discordState, GatewayServer gatewayServer) {
    this.discordState = discordState;
    this.gatewayServer = gatewayServer;
    json = new Json(discordState);
  }

  Map<String, ApiOperation> operations() {
    return Map.of(
        "get_gateway",
            call ->
                HttpResponse.json(200, Json.object().put("url", gatewayServer.url().toString())),
        "get_bot_gateway", call -> HttpResponse.json(200, gatewayForBots()),
        "get_my_user", call -> HttpResponse.json(200, json.self()),
        "get_my_application", call -> HttpResponse.json(200, application()),
        "get_my_oauth2_application", call -> HttpResponse.json(200, application()),
        "list_my_guilds", call -> HttpResponse.json(200, guilds()));
  }

  private ObjectNode gatewayForBots() {
    ObjectNode answer = Json.object().put("url", gatewayServer.url().toString()).put("shards", 1);
    ObjectNode limit = answer.putObject("session_start_limit").put("total", 1000);
    limit.put("remaining", gatewayServer.identifiesLeft()).put("reset_after", DAY_MILLIS);
    limit.put("max_concurrency", 1);
    return answer;
  }

  private ObjectNode application() {
    ObjectNode app = Json.object().put("id", DiscordApp.ID).put("name", discordState.app().name());
    app.putNull("icon").put("description", "").putNull("type").set("bot", json.user(json.bot()));
    app.put("bot_public", discordState.publicBot()).put("bot_require_code_grant", false);
    app.put("verify_key", "0".repeat(64)).put("flags", flags());
    ObjectNode install =
        app.putObject("integration_types_config").putObject("0").putObject("oauth2_install_params");
    install.putArray("scopes").add("applications.commands").add("bot");
    install.put("permissions", Long.toString(discordState.app().permissions()));
    app.putArray("redirect_uris");
    app.putNull("interactions_endpoint_url").putNull("role_connections_verification_url");
    app.set("owner", json.user(owner()));
    app.put("approximate_guild_count", discordState.guilds().size());
    app.put("approximate_user_install_count", 0).put("approximate_user_authorization_count", 0);
    app.put("explicit_content_filter", 0).putArray("eligible_oauth2_scopes");
    app.put("flags_new", Integer.toString(flags()));
    return app.put("event_webhooks_status", 1).putNull("team");
  }

  /** The bits by which an app sees which privileged intents are switched on for it. */
  private int flags() {
    int flags = discordState.app().intents().contains("GUILD_PRESENCES") ? 1 << 13 : 0;
    flags |= discordState.app().intents().contains("GUILD_MEMBERS") ? 1 << 15 : 0;
    return flags | (discordState.app().intents().contains("MESSAGE_CONTENT") ? 1 << 19 : 0);
  }

  private DiscordUser owner() {
    return discordState.guilds().stream()
        .map(Guild::owner)
        .flatMap(id -> discordState.findPerson(id).stream())
        .findFirst()
        .orElseGet(json::bot);
  }

  private ArrayNode guilds() {
    var all = Json.array();
    for (Guild guild : discordState.guilds()) {
      ObjectNode each = all.addObject().put("id", guild.id()).put("name", guild.name());
      each.putNull("icon").putNull("banner").put("owner", false);
      each.put("permissions", Long.toString(discordState.app().permissions())).putArray("features");
    }
    return all;
  }
}
