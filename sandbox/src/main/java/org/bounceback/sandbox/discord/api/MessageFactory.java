package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.MessageRules;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.rules.SchemaViolation;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.strict.RuleViolation;

/** Creates and edits messages from requests, if they follow the rules. */
final class MessageFactory {
  private static final List<String> KEPT =
      List.of("content", "embeds", "components", "poll", "sticker_ids", "flags");
  private static final int LOADING = 128;
  private static final int EPHEMERAL = 64;
  private static final int DIRECT_BYTES = 10 << 20;

  private final DiscordState discordState;
  private final Rulebook rules;
  private final MessageRules messageRules;

  MessageFactory(DiscordState discordState, Rulebook rules) {
    this.discordState = discordState;
    this.rules = rules;
    messageRules = new MessageRules(rules);
  }

  /** A valid message. */
  record Draft(ObjectNode body, List<Attachment> files) {}

  /**
   * Creates a new message.
   *
   * @param body the request's message
   * @param prefix its location in the request body, such as {@code /data}
   */
  Draft fresh(Call call, JsonNode body, String prefix, Channel channel, Origin origin)
      throws DiscordErrorException {
    sizes(call, channel);
    ObjectNode standing = Json.object();
    copy(body, standing);
    boolean alone = (body.path("flags").asInt() & EPHEMERAL) != 0;
    List<Attachment> files = stored(call, body, prefix, channel, alone, List.of());
    return judged(call, standing, files, prefix, origin);
  }

  /** Creates the edited version of a message. */
  Draft changed(Call call, JsonNode body, String prefix, Message message, Origin origin)
      throws DiscordErrorException {
    Channel channel = discordState.findChannel(message.channel()).orElseThrow();
    sizes(call, channel);
    boolean v2 = MessageRules.version2(message.body());
    if (v2 && body.hasNonNull("flags") && !MessageRules.version2(body)) {
      rules.refuse(
          call.operation().id(),
          List.of(
              new SchemaViolation(
                  prefix + "/flags",
                  Rulebook.limitRow("/message/editFlag"),
                  "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
                  "IS_COMPONENTS_V2 flag cannot be removed")));
    }
    ObjectNode standing = Json.object();
    copy(message.body(), standing);
    int before = message.flags() & ~LOADING;
    standing.remove("allowed_mentions");
    copy(body, standing);
    int flags = body.path("flags").asInt() | (before & (EPHEMERAL | (v2 ? 1 << 15 : 0)));
    standing.put("flags", body.hasNonNull("flags") ? flags : before);
    boolean alone = message.onlyFor().isPresent();
    List<Attachment> files = stored(call, body, prefix, channel, alone, message.files());
    return judged(call, standing, files, prefix, origin);
  }

  private Draft judged(
      Call call, ObjectNode standing, List<Attachment> files, String prefix, Origin origin)
      throws DiscordErrorException {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.filename()));
    rules.refuse(
        call.operation().id(), placed(messageRules.findings(standing, names, origin), prefix));
    if (empty(standing) && files.isEmpty()) {
      throw call.refuse("50006", Rulebook.limitRow("/message/emptyError"), "nothing to show");
    }
    exposed(call, standing, names);
    return new Draft(standing, files);
  }

  /** Records a file that no component shows; Discord accepts it. */
  private void exposed(Call call, ObjectNode standing, Set<String> names) {
    String components = standing.path("components").toString();
    for (String name : names) {
      if (MessageRules.version2(standing) && !components.contains("attachment://" + name)) {
        discordState
            .journal()
            .refused(
                new RuleViolation(
                    call.operation().id(),
                    "unexposed_file",
                    Rulebook.wireRow("/components/exposed"),
                    name));
      }
    }
  }

  private List<Attachment> stored(
      Call call,
      JsonNode body,
      String prefix,
      Channel channel,
      boolean alone,
      List<Attachment> before)
      throws DiscordErrorException {
    var files = new ArrayList<Attachment>();
    var described = new HashMap<Integer, String>();
    var wrong = new ArrayList<SchemaViolation>();
    JsonNode listed = body.path("attachments");
    if (!listed.isArray()) {
      files.addAll(before);
    }
    for (int i = 0; i < listed.size(); i++) {
      String id = listed.get(i).path("id").asText();
      Optional<Attachment> kept =
          before.stream().filter(attachment -> attachment.id().equals(id)).findAny();
      if (kept.isPresent()) {
        files.add(kept.get());
      } else if (id.length() < 3 && call.files().containsKey(Integer.parseInt(id))) {
        described.put(Integer.parseInt(id), listed.get(i).path("description").asText(""));
      } else {
        wrong.add(
            new SchemaViolation(
                prefix + "/attachments/" + i + "/id",
                Rulebook.wireRow("/multipart/attachmentIds"),
                "ATTACHMENT_NOT_FOUND",
                "Attachment data not found"));
      }
    }
    rules.refuse(call.operation().id(), wrong);
    for (Map.Entry<Integer, Upload> upload : new TreeMap<>(call.files()).entrySet()) {
      String description = described.getOrDefault(upload.getKey(), "");
      files.add(discordState.files().keep(upload.getValue(), channel.id(), description, alone));
    }
    int max = rules.limit("/message/attachments/maxItems").asInt();
    if (files.size() > max) {
      rules.refuse(
          call.operation().id(),
          List.of(
              new SchemaViolation(
                  prefix + "/attachments",
                  Rulebook.limitRow("/message/attachments/maxItems"),
                  "BASE_TYPE_MAX_LENGTH",
                  "Must be %d or fewer in length.".formatted(max))));
    }
    return files;
  }

  private void sizes(Call call, Channel channel) throws DiscordErrorException {
    int max =
        channel
            .guild()
            .flatMap(discordState::findGuild)
            .map(Guild::attachmentBytes)
            .orElse(DIRECT_BYTES);
    for (Upload file : call.files().values()) {
      if (file.bytes().size() > max) {
        throw call.refuse(
            "40005",
            Rulebook.limitRow("/message/attachmentBytesDefault"),
            "%s has %d bytes, %d are allowed".formatted(file.filename(), file.bytes().size(), max));
      }
    }
  }

  private static void copy(JsonNode from, ObjectNode to) {
    for (String name : KEPT) {
      if (from.has(name)) {
        to.set(name, from.get(name).deepCopy());
      }
    }
    if (from.has("allowed_mentions")) {
      to.set("allowed_mentions", from.get("allowed_mentions").deepCopy());
    }
  }

  private static boolean empty(ObjectNode body) {
    return body.path("content").asText("").isBlank()
        && body.path("embeds").isEmpty()
        && body.path("components").isEmpty()
        && body.path("sticker_ids").isEmpty()
        && body.path("poll").isEmpty();
  }

  private static List<SchemaViolation> placed(
      List<SchemaViolation> schemaViolations, String prefix) {
    return schemaViolations.stream()
        .map(
            violation ->
                new SchemaViolation(
                    prefix + violation.at(),
                    violation.row(),
                    violation.code(),
                    violation.message()))
        .toList();
  }
}
