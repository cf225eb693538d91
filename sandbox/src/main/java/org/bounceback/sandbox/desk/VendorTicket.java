package org.bounceback.sandbox.desk;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A ticket in a simulated product. Changed only under the lock of its store. */
public final class VendorTicket {
  private final String id;
  private final String name;
  private final Asking asking;
  private final List<Said> messages = new ArrayList<>();
  private final String channel;
  private String status;

  /**
   * The content with which a ticket was opened.
   *
   * @param requester empty if none was given
   */
  public record Asking(String subject, String requester, String body, List<File> files) {
    public Asking {
      files = List.copyOf(files);
    }
  }

  /**
   * An attached file.
   *
   * @param base64 its content
   */
  public record File(String name, String type, String base64) {
    static File of(String name, String type, byte[] bytes) {
      return new File(name, type, Base64.getEncoder().encodeToString(bytes));
    }

    /** Returns its exact content. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /**
   * A message in a ticket.
   *
   * @param isPublic whether the requester sees it
   * @param files the attachments
   */
  public record Said(int id, String author, String text, boolean isPublic, List<File> files) {
    public Said {
      files = List.copyOf(files);
    }
  }

  VendorTicket(String id, String name, String channel, String status, Asking asking) {
    this.id = id;
    this.name = name;
    this.channel = channel;
    this.status = status;
    this.asking = asking;
  }

  /** Returns the ticket system's id. */
  public String id() {
    return id;
  }

  /** Returns the channel: {@code api}, or {@code web} from a customer. */
  String channel() {
    return channel;
  }

  /** Returns the client's id of the ticket. */
  public String name() {
    return name;
  }

  /** Returns the initial content. */
  public Asking asking() {
    return asking;
  }

  /** Returns the status in the product's words. */
  public String status() {
    return status;
  }

  /** Returns the later messages, oldest first. */
  public List<Said> messages() {
    return List.copyOf(messages);
  }

  /**
   * Returns everything the requester sees: the initial content and public messages, with file
   * names.
   */
  public String seenByRequester() {
    var seen = new StringBuilder(asking.subject()).append('\n').append(asking.body());
    asking.files().forEach(file -> seen.append('\n').append(file.name()));
    messages.stream()
        .filter(Said::isPublic)
        .forEach(
            words -> {
              seen.append('\n').append(words.text());
              words.files().forEach(file -> seen.append('\n').append(file.name()));
            });
    return seen.toString();
  }

  void text(Said words) {
    messages.add(words);
  }

  void turn(String newStatus) {
    status = newStatus;
  }
}
