package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.bounceback.sandbox.wire.Bytes;

/**
 * A file in the workspace.
 *
 * @param extra members that only this file has, such as those of an e-mail
 * @param channels the channels where it is shared
 */
public record StoredFile(
    String id,
    String name,
    String title,
    String uploader,
    FileKind kind,
    Bytes bytes,
    ObjectNode extra,
    List<String> channels) {
  public StoredFile {
    channels = List.copyOf(channels);
  }

  /** The type that Slack assigns to a file by its name. */
  public record FileKind(String mimetype, String filetype, String mode) {}

  /** Returns the same file, shared in these channels. */
  StoredFile in(List<String> shared, String newTitle) {
    return new StoredFile(id, name, newTitle, uploader, kind, bytes, extra, shared);
  }

  /** Returns its path in one of the folders of the file server. */
  String path(String host, String folder) {
    return "%s/%s/%s-%s/%s".formatted(host, folder, AppManifest.TEAM, id, safeName());
  }

  /** Returns the stub in an event if the file is shared from another workspace. */
  public ObjectNode stub() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("mode", "file_access")
        .put("file_access", "check_file_info")
        .put("created", 0)
        .put("timestamp", 0)
        .put("user", "")
        .put("user_team", "");
  }

  /**
   * Returns the file in Slack's JSON format.
   *
   * @param host the file server, with scheme
   */
  public ObjectNode json(String host, long created) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("created", created).put("timestamp", created);
    json.put("name", name).put("title", title);
    json.put("mimetype", kind.mimetype()).put("filetype", kind.filetype());
    json.put("pretty_type", kind.filetype().toUpperCase(Locale.ROOT));
    json.put("user", uploader).put("user_team", AppManifest.TEAM).put("editable", false);
    json.put("size", bytes.size()).put("mode", kind.mode());
    json.put("is_external", false).put("external_type", "").put("is_public", true);
    json.put("public_url_shared", false).put("display_as_bot", false).put("username", "");
    json.put("url_private", path(host, "files-pri"));
    json.put("url_private_download", path(host, "files-pri").replace(id, id + "/download"));
    json.put("permalink", "https://example.slack.com/files/" + uploader + '/' + id);
    json.put("permalink_public", "https://slack-files.com/" + AppManifest.TEAM + '-' + id);
    json.put("has_rich_preview", false).put("file_access", "visible");
    return json;
  }

  private String safeName() {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
