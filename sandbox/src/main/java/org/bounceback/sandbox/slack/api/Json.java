package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.SlackUser.Standing;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.Workspace;

/** Writes users, channels and messages in Slack's JSON format. */
public final class Json {
  private static final long LONG_AGO = 1_700_000_000;

  private final Workspace workspace;
  private final String fileHost;

  /**
   * Writes this workspace.
   *
   * @param fileHost the file server, with scheme
   */
  public Json(Workspace workspace, String fileHost) {
    this.workspace = workspace;
    this.fileHost = fileHost;
  }

  /** Returns a message. */
  public ObjectNode message(Message message) {
    ObjectNode json = Call.object();
    json.put("user", message.author()).put("type", "message").put("ts", message.ts());
    if (message.byApp()) {
      json.put("bot_id", AppManifest.BOT).put("app_id", AppManifest.APP);
    }
    json.put("text", message.text()).put("team", team(message.author()));
    for (String part : new String[] {"blocks", "attachments", "metadata"}) {
      if (message.body().has(part)) {
        json.set(part, message.body().get(part));
      }
    }
    message.thread().ifPresent(ts -> threaded(json, message, ts));
    if (!message.files().isEmpty()) {
      files(json.putArray("files"), message);
      json.put("upload", false);
    }
    if (message.edits() > 0) {
      json.putObject("edited").put("user", message.author()).put("ts", message.ts());
    }
    reactions(json, message);
    return json;
  }

  /** Returns a file as in {@code files.info} and in shares. */
  public ObjectNode file(StoredFile file) {
    ObjectNode json = file.json(fileHost, workspace.stamps().now().getEpochSecond());
    if (file.extra().has("subject")) {
      json.set("subject", file.extra().get("subject"));
    }
    return json;
  }

  private String team(String author) {
    return workspace.findPerson(author).map(SlackUser::team).orElse(AppManifest.TEAM);
  }

  private void threaded(ObjectNode json, Message message, String ts) {
    json.put("thread_ts", ts);
    workspace
        .messages()
        .find(message.channel(), ts)
        .ifPresent(parent -> json.put("parent_user_id", parent.author()));
  }

  private void files(ArrayNode array, Message message) {
    message.files().stream()
        .flatMap(id -> workspace.files().find(id).stream())
        .forEach(file -> array.add(file(file)));
  }

  private static void reactions(ObjectNode json, Message message) {
    for (String reaction : message.reactions()) {
      int colon = reaction.indexOf(':');
      ObjectNode one = json.withArray("reactions").addObject();
      one.put("name", reaction.substring(0, colon)).put("count", 1);
      one.putArray("users").add(reaction.substring(colon + 1));
    }
  }

  ObjectNode channel(Channel channel) {
    ObjectNode json = Call.object().put("id", channel.id());
    boolean direct = channel.kind() == Channel.Kind.DIRECT;
    if (direct) {
      workspace.members(channel).stream()
          .filter(id -> !id.equals(AppManifest.BOT_USER))
          .forEach(id -> json.put("user", id));
    } else {
      json.put("name", channel.name()).put("name_normalized", channel.name());
    }
    json.put("is_channel", channel.kind() == Channel.Kind.PUBLIC);
    json.put("is_group", channel.kind() == Channel.Kind.PRIVATE);
    json.put("is_im", direct).put("is_mpim", false);
    json.put("is_private", channel.kind() != Channel.Kind.PUBLIC).put("created", LONG_AGO);
    json.put("is_archived", workspace.archived(channel)).put("is_general", false);
    boolean shared = workspace.isSharedExternally(channel);
    json.put("is_shared", shared).put("is_org_shared", false).put("is_ext_shared", shared);
    json.put("context_team_id", AppManifest.TEAM).put("updated", LONG_AGO * 1000);
    json.put("is_member", workspace.in(channel, AppManifest.BOT_USER));
    return json;
  }

  ObjectNode person(SlackUser slackUser) {
    ObjectNode json = Call.object().put("id", slackUser.id()).put("team_id", slackUser.team());
    json.put("name", slackUser.name()).put("deleted", slackUser.standing() == Standing.DEACTIVATED);
    json.put("real_name", slackUser.realName()).put("tz", "Europe/London").put("tz_offset", 0);
    ObjectNode profile = json.putObject("profile");
    profile.put("real_name", slackUser.realName()).put("display_name", slackUser.name());
    if (workspace.manifest().scopes().contains("users:read.email")) {
      profile.put("email", slackUser.email());
    }
    profile.put("team", slackUser.team());
    json.put("is_admin", slackUser.standing() == Standing.ADMIN);
    json.put("is_owner", false).put("is_primary_owner", false);
    boolean single = slackUser.standing() == Standing.ULTRA_GUEST;
    json.put("is_restricted", single || slackUser.standing() == Standing.GUEST);
    if (slackUser.standing() == Standing.STRANGER) {
      json.put("is_stranger", true);
    }
    json.put("is_ultra_restricted", single).put("is_bot", slackUser.standing() == Standing.BOT);
    json.put("is_app_user", false).put("updated", LONG_AGO);
    return json;
  }
}
