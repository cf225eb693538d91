package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.world.StoredFile.FileKind;
import org.bounceback.sandbox.wire.Bytes;

/** The files of the workspace, and the uploads in progress. */
public final class Files {
  private static final Map<String, FileKind> KINDS =
      Map.of(
          "eml", new FileKind("message/rfc822", "eml", "hosted"),
          "msg", new FileKind("application/vnd.ms-outlook", "msg", "hosted"),
          "txt", new FileKind("text/plain", "text", "snippet"),
          "zip", new FileKind("application/zip", "zip", "hosted"),
          "png", new FileKind("image/png", "png", "hosted"));
  private static final FileKind BINARY =
      new FileKind("application/octet-stream", "binary", "hosted");

  private final Map<String, StoredFile> files = new HashMap<>();
  private final Map<String, Upload> uploads = new HashMap<>();
  private final Stamps stamps;
  private volatile String host = "";

  Files(Stamps stamps) {
    this.stamps = stamps;
  }

  /** An upload announced by {@code files.getUploadURLExternal}. */
  public record Upload(String path, String file, String name, long length) {}

  /** Stores a user's file. */
  public StoredFile add(String uploader, String name, Bytes bytes) {
    return add(uploader, name, bytes, kind(name), JsonNodeFactory.instance.objectNode());
  }

  /** Stores a file of a certain kind with additional members. */
  public synchronized StoredFile add(
      String uploader, String name, Bytes bytes, FileKind kind, ObjectNode extra) {
    String id = stamps.id("F");
    var file = new StoredFile(id, name, name, uploader, kind, bytes, extra, List.of());
    files.put(id, file);
    return file;
  }

  /** Stores an e-mail that was forwarded into Slack. */
  public StoredFile add(String uploader, Email email) {
    String name = email.subject().replace(' ', '_');
    ObjectNode members = email.members(host);
    return add(uploader, name, Bytes.of(email.plainText()), Email.KIND, members);
  }

  /** Sets the file server's address, which the URLs of attachments need. */
  public void servedAt(String fileHost) {
    host = fileHost;
  }

  /** Returns a file by id. */
  public synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** Shares a file in channels, in addition to existing shares. */
  public synchronized StoredFile share(StoredFile file, String title, List<String> channels) {
    var shared = new ArrayList<>(file.channels());
    shared.addAll(channels);
    StoredFile changed = file.in(shared, title);
    files.put(file.id(), changed);
    return changed;
  }

  /** Deletes a file. */
  public synchronized void delete(StoredFile file) {
    files.remove(file.id());
  }

  /** Announces an upload. */
  public synchronized Upload announce(String name, long length) {
    var upload = new Upload("/upload/v1/" + stamps.id("U"), stamps.id("F"), name, length);
    uploads.put(upload.path(), upload);
    return upload;
  }

  /** Returns the announced upload of a path, until its content arrives. */
  public synchronized Optional<Upload> awaited(String path) {
    return Optional.ofNullable(uploads.get(path));
  }

  /** Stores the content of an upload. */
  public synchronized void arrived(Upload upload, Bytes bytes) {
    uploads.remove(upload.path());
    files.put(
        upload.file(),
        new StoredFile(
            upload.file(),
            upload.name(),
            upload.name(),
            AppManifest.BOT_USER,
            kind(upload.name()),
            bytes,
            JsonNodeFactory.instance.objectNode(),
            List.of()));
  }

  private static FileKind kind(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return KINDS.getOrDefault(ending, BINARY);
  }
}
