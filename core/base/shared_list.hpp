// A list whose copies share the blocks that neither of them has changed.
//
// Contract
// - A copy costs a pointer for each block of elements; the first change after it copies one block. So many
//   states of one long scenario can be kept at the same time.
// - Elements are changed through `edit` only.
// - Copies that share blocks belong to one thread.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace poolbill {

/// Iterates over anything that has elements by index.
template <class List, class T>
class IndexIterator {
  public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    IndexIterator() = default;
    IndexIterator(const List& list, std::size_t index) : list_(&list), index_(index) {}

    const T& operator*() const { return (*list_)[index_]; }
    const T* operator->() const { return &**this; }
    IndexIterator& operator++() {
        ++index_;
        return *this;
    }
    friend bool operator==(const IndexIterator& left, const IndexIterator& right) {
        return left.index_ == right.index_;
    }
    friend std::ptrdiff_t operator-(const IndexIterator& left, const IndexIterator& right) {
        return static_cast<std::ptrdiff_t>(left.index_ - right.index_);
    }

  private:
    const List* list_ = nullptr;
    std::size_t index_ = 0;
};

template <class T>
class SharedList {
  public:
    using Iterator = IndexIterator<SharedList, T>;

    SharedList() = default;
    explicit SharedList(std::size_t size) : size_(size) {
        for (std::size_t begin = 0; begin < size; begin += block_size)
            blocks_.push_back(std::make_shared<Block>());
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const T& operator[](std::size_t index) const {
        assert(index < size_);
        return (*blocks_[index / block_size])[index % block_size];
    }
    const T& back() const { return (*this)[size_ - 1]; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size_}; }

    /// A mutable reference, valid until the list is copied or resized.
    T& edit(std::size_t index) {
        assert(index < size_);
        std::shared_ptr<Block>& block = blocks_[index / block_size];
        if (block.use_count() > 1) block = std::make_shared<Block>(*block);
        return (*block)[index % block_size];
    }
    /// Appends an empty element. @return as `edit`
    T& append() {
        if (size_ == blocks_.size() * block_size) blocks_.push_back(std::make_shared<Block>());
        ++size_;
        return edit(size_ - 1);
    }
    void pop_back() {
        edit(size_ - 1) = T();
        if (--size_ % block_size == 0) blocks_.pop_back();
    }

    friend bool operator==(const SharedList& left, const SharedList& right) {
        return left.size_ == right.size_ && std::equal(left.begin(), left.end(), right.begin());
    }

  private:
    static constexpr std::size_t block_size = 16;
    using Block = std::array<T, block_size>;

    std::vector<std::shared_ptr<Block>> blocks_;
    std::size_t size_ = 0;
};

}  // namespace poolbill
