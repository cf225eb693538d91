package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.SlackUser;

/** Implements {@code users.*}, {@code usergroups.*}, {@code bots.*} and {@code team.*}. */
final class PeopleMethods {
  private final Json json;

  PeopleMethods(Json json) {
    this.json = json;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "users.info", this::info,
        "users.list", this::list,
        "users.lookupByEmail", this::byEmail,
        "usergroups.list", this::groups,
        "usergroups.users.list", this::inGroup,
        "bots.info", this::bot,
        "team.info", PeopleMethods::team);
  }

  private ObjectNode info(Call call) throws SlackErrorException {
    SlackUser slackUser = call.person(call.required("user"));
    ObjectNode user = json.person(slackUser);
    if (call.arguments().flag("include_locale")) {
      user.put("locale", slackUser.locale());
    }
    return Call.object().set("user", user);
  }

  private ObjectNode list(Call call) {
    ObjectNode answer = Call.object();
    ArrayNode members = answer.putArray("members");
    call.workspace().people().forEach(slackUser -> members.add(json.person(slackUser)));
    answer.put("cache_ts", call.workspace().stamps().now().getEpochSecond());
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode byEmail(Call call) throws SlackErrorException {
    String email = call.required("email");
    Optional<SlackUser> found =
        call.workspace().people().stream()
            .filter(slackUser -> slackUser.email().equalsIgnoreCase(email))
            .findFirst();
    SlackUser slackUser =
        found.orElseThrow(() -> call.refuse("users_not_found", "nobody has this address"));
    return Call.object().set("user", json.person(slackUser));
  }

  private ObjectNode groups(Call call) {
    ObjectNode answer = Call.object();
    ArrayNode groups = answer.putArray("usergroups");
    call.workspace()
        .groups()
        .forEach(
            (id, users) -> {
              ObjectNode group = groups.addObject().put("id", id).put("team_id", AppManifest.TEAM);
              group.put("is_usergroup", true).put("user_count", users.size());
            });
    return answer;
  }

  private ObjectNode inGroup(Call call) throws SlackErrorException {
    String group = call.required("usergroup");
    Set<String> users = call.workspace().groups().get(group);
    if (users == null) {
      throw call.refuse("no_such_subteam", "there is no user group " + group);
    }
    ObjectNode answer = Call.object();
    ArrayNode array = answer.putArray("users");
    users.stream().sorted().forEach(array::add);
    return answer;
  }

  private ObjectNode bot(Call call) throws SlackErrorException {
    if (!call.arguments().text("bot").equals(Optional.of(AppManifest.BOT))) {
      throw call.refuse("bot_not_found", "there is no such bot");
    }
    ObjectNode bot = Call.object().put("id", AppManifest.BOT).put("app_id", AppManifest.APP);
    bot.put("user_id", AppManifest.BOT_USER).put("name", "bounceback").put("deleted", false);
    return Call.object().set("bot", bot);
  }

  private static ObjectNode team(Call call) throws SlackErrorException {
    Optional<String> asked = call.arguments().text("team");
    if (asked.isPresent() && !asked.get().equals(AppManifest.TEAM)) {
      throw call.refuse("team_not_found", "there is no such team");
    }
    ObjectNode team = Call.object().put("id", AppManifest.TEAM);
    team.put("name", "Example").put("domain", "example").put("email_domain", "example.com");
    return Call.object().set("team", team);
  }
}
