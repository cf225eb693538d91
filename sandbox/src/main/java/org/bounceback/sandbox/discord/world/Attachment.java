package org.bounceback.sandbox.discord.world;

import org.bounceback.sandbox.wire.Bytes;

/**
 * A file on Discord.
 *
 * @param folder the channel that it was uploaded to
 * @param contentType as declared by the sender
 * @param ephemeral whether it came with a command or a form, or only one user sees it
 */
public record Attachment(
    String id,
    String folder,
    String filename,
    String contentType,
    Bytes bytes,
    String description,
    boolean ephemeral) {

  /** Returns its path below the host. */
  public String path() {
    String safe = filename.replaceAll("[^A-Za-z0-9._-]", "_");
    return "/%s/%s/%s/%s"
        .formatted(ephemeral ? "ephemeral-attachments" : "attachments", folder, id, safe);
  }
}
