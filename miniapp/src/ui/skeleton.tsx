import { View } from '@tarojs/components';
import './skeleton.scss';

/** A grey place with the size of what will come: `className` gives the size. */
export const Bone = ({ className }: { className: string }) => <View className={`bone ${className}`} />;

/** `count` rows, each as tall as the real one. */
export const BoneRows = ({ count, className }: { count: number; className: string }) => (
  <View ariaLabel="正在加载">
    {Array.from({ length: count }, (_, index) => (
      <View key={index} className={`bone-row ${className}`}>
        <View className="bone bone-square" />
        <View className="bone-lines">
          <View className="bone bone-line-long" />
          <View className="bone bone-line-short" />
        </View>
      </View>
    ))}
  </View>
);
