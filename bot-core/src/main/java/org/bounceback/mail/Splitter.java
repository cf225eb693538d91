package org.bounceback.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits one message into its parts in a single pass over its lines. It uses an explicit stack and
 * no recursion, so that depth and number of parts are limited before the mail library reads any
 * bytes.
 */
final class Splitter {
  private final byte[] mail;
  private final MailLimits limits;
  private final TruncationLog truncationLog;
  private final int firstDepth;
  private final Deque<Entity> open = new ArrayDeque<>();
  private final List<Entity> entities = new ArrayList<>();

  Splitter(byte[] mail, int firstDepth, MailLimits limits, TruncationLog truncationLog) {
    this.mail = mail;
    this.firstDepth = firstDepth;
    this.limits = limits;
    this.truncationLog = truncationLog;
  }

  /** Returns the parts in the order written, at least one. */
  List<MimePart> split(int maxParts) {
    int start = MailStart.find(mail);
    start(firstDepth, false);
    if (!MailStart.hasHeader(mail, start)) {
      startBody(open.getLast(), start);
    }
    var line = new LineCursor(mail, start);
    while (line.next()) {
      Optional<Entity> multipart = delimited(line);
      if (multipart.isPresent()) {
        if (entities.size() >= maxParts) {
          truncationLog.add("parts after the first " + limits.parts());
          break;
        }
        closeInside(multipart.get(), line);
      } else if (open.getLast().inHeader) {
        readHeader(open.getLast(), line);
      }
    }
    open.descendingIterator().forEachRemaining(entity -> close(entity, mail.length));
    return entities.stream().map(this::toPart).toList();
  }

  private void start(int depth, boolean isNestedMail) {
    var reader = new HeaderReader(mail, limits, truncationLog);
    var entity = new Entity(depth, isNestedMail, reader);
    entities.add(entity);
    open.addLast(entity);
  }

  private void readHeader(Entity entity, LineCursor line) {
    if (entity.isNestedMail && entity.reader.isEmpty() && MailStart.isBefore(line)) {
      return;
    }
    if (line.isBlank()) {
      startBody(entity, line.end());
    } else if (!entity.reader.read(line) && entity.reader.isEmpty()) {
      startBody(entity, line.from());
    }
  }

  private void startBody(Entity entity, int from) {
    entity.startBody(from);
    if (entity.depth + 1 >= limits.depth()) {
      if (entity.type.isFamily("multipart") || entity.type.isMail()) {
        truncationLog.add("parts nested deeper than " + limits.depth());
      }
    } else if (entity.isPlainMail()) {
      start(entity.depth + 1, true);
    } else {
      entity.boundary = Boundaries.of(entity.type, entity.header, mail, from);
    }
  }

  /**
   * Returns the open multipart whose delimiter is on the line (RFC 2046 section 5.1.1), innermost
   * first.
   */
  private Optional<Entity> delimited(LineCursor line) {
    if (!line.startsWith("--")) {
      return Optional.empty();
    }
    String text = line.latin1(Boundaries.MAX + 4).substring(2);
    var innermostFirst = open.descendingIterator();
    while (innermostFirst.hasNext()) {
      Entity entity = innermostFirst.next();
      if (entity.boundary.isPresent()
          && (text.equals(entity.boundary.get()) || text.equals(entity.boundary.get() + "--"))) {
        return Optional.of(entity);
      }
    }
    return Optional.empty();
  }

  private void closeInside(Entity multipart, LineCursor delimiter) {
    while (open.getLast() != multipart) {
      close(open.removeLast(), delimiter.from());
    }
    multipart.endBody(delimiter.from());
    String text = delimiter.latin1(Boundaries.MAX + 4);
    if (text.equals("--" + multipart.boundary.orElse("") + "--")) {
      multipart.boundary = Optional.empty();
    } else {
      start(multipart.depth + 1, false);
    }
  }

  private static void close(Entity entity, int at) {
    if (entity.inHeader) {
      entity.startBody(at);
    }
    entity.endBody(at);
  }

  private MimePart toPart(Entity entity) {
    return new MimePart(
        entity.header, entity.type, entity.depth, mail, entity.from, entity.to, limits);
  }

  /** A part that is being read. */
  private static final class Entity {
    private final int depth;
    private final boolean isNestedMail;
    private final HeaderReader reader;
    private boolean inHeader = true;
    private Header header = Header.EMPTY;
    private MediaType type = MediaType.PLAIN;
    private Optional<String> boundary = Optional.empty();
    private int from;
    private int to = -1;

    Entity(int depth, boolean isNestedMail, HeaderReader reader) {
      this.depth = depth;
      this.isNestedMail = isNestedMail;
      this.reader = reader;
    }

    void startBody(int at) {
      inHeader = false;
      header = reader.finish();
      type = header.first("Content-Type").map(MediaType::parse).orElse(MediaType.PLAIN);
      from = at;
    }

    void endBody(int at) {
      if (to < 0) {
        to = Math.max(from, at);
      }
    }

    boolean isPlainMail() {
      return type.isMail()
          && header
              .first("Content-Transfer-Encoding")
              .map(TransferEncoding::parse)
              .filter(encoding -> encoding != TransferEncoding.IDENTITY)
              .isEmpty();
    }
  }
}
