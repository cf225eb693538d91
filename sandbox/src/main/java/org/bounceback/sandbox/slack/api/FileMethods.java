package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Files.Upload;
import org.bounceback.sandbox.slack.world.StoredFile;

/** Implements {@code files.*}: uploaded files, and uploads by the app in three steps. */
final class FileMethods {
  private final Json json;
  private final String host;

  FileMethods(Json json, String host) {
    this.json = json;
    this.host = host;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "files.info", this::info,
        "files.delete", this::delete,
        "files.getUploadURLExternal", this::announce,
        "files.completeUploadExternal", this::complete);
  }

  private ObjectNode info(Call call) throws SlackErrorException {
    StoredFile file = file(call, call.required("file"));
    boolean visible =
        file.uploader().equals(call.bot())
            || file.channels().stream()
                .flatMap(id -> call.workspace().findChannel(id).stream())
                .anyMatch(channel -> call.workspace().in(channel, call.bot()))
            || file.channels().isEmpty();
    if (!visible) {
      throw call.refuse("file_not_found", "the bot is in no channel with this file");
    }
    ObjectNode answer = Call.object();
    ObjectNode described = json.file(file);
    described.setAll(file.extra());
    ArrayNode channels = described.putArray("channels");
    file.channels().forEach(channels::add);
    described.putArray("groups");
    described.putArray("ims");
    described.put("comments_count", 0);
    answer.set("file", described);
    answer.putArray("comments");
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode delete(Call call) throws SlackErrorException {
    StoredFile file = file(call, call.required("file"));
    if (!file.uploader().equals(call.bot())) {
      throw call.refuse("cant_delete_file", "the file is not the app's own");
    }
    call.workspace().files().delete(file);
    return Call.object();
  }

  private ObjectNode announce(Call call) throws SlackErrorException {
    long length = call.arguments().number("length", 0);
    JsonNode snippet = call.row().row().at("/limits/snippet");
    if (call.arguments().has("snippet_type") && length > snippet.path("maxBytes").asLong()) {
      throw call.row().refuse("snippet_too_large", "/limits/snippet", "snippet of " + length);
    }
    Upload upload = call.workspace().files().announce(call.required("filename"), length);
    return Call.object().put("upload_url", host + upload.path()).put("file_id", upload.file());
  }

  private ObjectNode complete(Call call) throws SlackErrorException {
    Optional<String> shared = call.arguments().text("channel_id");
    var channels = new ArrayList<>(call.arguments().list("channels"));
    shared.ifPresent(channels::add);
    for (String id : channels) {
      Channel channel = call.channel(id);
      if (!call.workspace().in(channel, call.bot())) {
        throw call.refuse("not_in_channel", "the bot is not in " + id);
      }
    }
    var files = new ArrayList<StoredFile>();
    JsonNode given = call.arguments().json("files").orElseThrow();
    for (JsonNode item : given) {
      StoredFile file = file(call, item.path("id").asText());
      if (!file.uploader().equals(call.bot()) || !file.channels().isEmpty()) {
        throw call.refuse("file_update_failed", file.id() + " was completed already");
      }
      String title = item.path("title").asText(file.name());
      files.add(call.workspace().files().share(file, title, channels));
    }
    channels.forEach(channel -> post(call, channel, files));
    ObjectNode answer = Call.object();
    ArrayNode array = answer.putArray("files");
    files.forEach(file -> array.addObject().put("id", file.id()).put("title", file.title()));
    return answer;
  }

  private static void post(Call call, String channel, List<StoredFile> files) {
    ObjectNode body = Call.object();
    body.put("text", call.arguments().text("initial_comment").orElse(""));
    call.workspace()
        .messages()
        .post(
            channel,
            call.bot(),
            call.arguments().text("thread_ts"),
            Optional.empty(),
            body,
            files.stream().map(StoredFile::id).toList());
  }

  private static StoredFile file(Call call, String id) throws SlackErrorException {
    return call.workspace()
        .files()
        .find(id)
        .orElseThrow(() -> call.refuse("file_not_found", "there is no file " + id));
  }
}
