package org.muster.web.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A real file on a disk that fills up or fails when a test says so. */
final class FailingChannel extends FileChannel {

    private final FileChannel file;
    private int bytesLeft = Integer.MAX_VALUE;
    private boolean forceFails;

    FailingChannel(FileChannel file) {
        this.file = file;
    }

    /** The disk takes so many bytes more, and then no write succeeds. */
    void fillUpAfter(int bytes) {
        bytesLeft = bytes;
    }

    void failToForce() {
        forceFails = true;
    }

    void heal() {
        bytesLeft = Integer.MAX_VALUE;
        forceFails = false;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        if (bytesLeft == 0) {
            throw new IOException("No space left on device");
        }
        int length = Math.min(bytesLeft, bytes.remaining());
        int written = file.write(bytes.slice(bytes.position(), length), position);
        bytes.position(bytes.position() + written);
        bytesLeft -= written;
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (forceFails) {
            throw new IOException("Input/output error");
        }
        file.force(metaData);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
